/** Collects every mistake in the options, so that all of them can be fixed at once. */
export class Mistakes {
  readonly all: string[] = [];

  add(member: string, fault: string): void {
    this.all.push(`${member} ${fault}`);
  }

  /** Checks a required string. */
  text(member: string, value: unknown, example: string): string {
    if (typeof value === 'string' && value.trim() !== '') {
      return value.trim();
    }
    this.add(member, `is missing. Set it to a text such as ${JSON.stringify(example)}.`);
    return '';
  }

  /** Checks that a number is within bounds. */
  number(member: string, value: unknown, bounds: { min: number; max: number }): void {
    if (typeof value !== 'number' || !(value >= bounds.min && value <= bounds.max)) {
      this.add(
        member,
        `is ${shown(value)}. Set it to a number from ${bounds.min} to ${bounds.max}.`,
      );
    }
  }
}

/** A wrong value for a message; never used for secrets. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
