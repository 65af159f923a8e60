/** Longer addresses say no more. */
const MAX_WORDS = 12;

/**
 * The path of the documentation page about a message or a problem. Messages that differ only in letter case, in
 * punctuation or in the texts that vary have one page.
 */
export function helpPage(messageOrProblem: string): string {
  const words = messageOrProblem.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return `errors/${words.slice(0, MAX_WORDS).join('-')}`;
}
