import { readFileSync } from 'node:fs';

/** What stands where the table of messages has `…`, in the order of the places; a message that is not here shows `…`. */
const EXAMPLES = readJson('examples.json');

/** What is diagnosed for the page of a problem whose name alone is not recognized. */
const PROBLEM_EXAMPLES = readJson('problem-examples.json');

/** The message as it appears, with an example of what varies in it. */
export function exampleOf(message) {
  const [...texts] = EXAMPLES[message] ?? [];
  return message.replaceAll('…', () => texts.shift() ?? '…');
}

/** The message as somebody pastes it. */
export function pasted(message) {
  return exampleOf(message).replaceAll('…', 'x');
}

/** What is diagnosed for the page with this title: the message, or an example of the problem. */
export function subjectOf(title) {
  return PROBLEM_EXAMPLES[title] ?? pasted(title);
}

function readJson(name) {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
