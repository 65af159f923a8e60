/** A line of code and how it differs from the step before. */
export interface CodeLine {
  readonly change: 'added' | 'removed' | 'same';
  readonly text: string;
}

/** Splits code written with a leading `+`, `-` or space in front of each line. */
export function codeLines(code: string): readonly CodeLine[] {
  return code.split('\n').map((line) => ({
    change: line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same',
    text: line.slice(2),
  }));
}
