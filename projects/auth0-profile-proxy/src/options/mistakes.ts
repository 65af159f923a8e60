/** Collects what is wrong, so that a reader of the error can mend everything at once. */
export class Mistakes {
  readonly all: string[] = [];

  add(member: string, fault: string): void {
    this.all.push(`${member} ${fault}`);
  }

  /** A text that has to be there. */
  text(member: string, value: unknown, example: string): string {
    if (typeof value === 'string' && value.trim() !== '') {
      return value.trim();
    }
    this.add(member, `is missing. Set it to a text such as ${JSON.stringify(example)}.`);
    return '';
  }

  /** A number within bounds. */
  number(member: string, value: unknown, bounds: { min: number; max: number }): void {
    if (typeof value !== 'number' || !(value >= bounds.min && value <= bounds.max)) {
      this.add(
        member,
        `is ${shown(value)}. Set it to a number from ${bounds.min} to ${bounds.max}.`,
      );
    }
  }
}

/** What was found instead of a right value; never for secrets. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
