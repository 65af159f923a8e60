/** What the source proves about a question. `unknown` is reported and never acted upon. */
export type Answer = 'yes' | 'no' | 'unknown';

/** One answer for several ways to the same place: only a unanimous `yes` is one. */
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) {
    return 'no';
  }
  return answers.length > 0 && answers.every((answer) => answer === 'yes') ? 'yes' : 'unknown';
}
