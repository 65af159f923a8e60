import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';
import { subjectOf } from '../errors/examples.mjs';
import { diagnose, knownMessages } from './diagnosis.mjs';
import { PROBLEMS } from './problems.mjs';

/**
 * The pages about errors, one for each message that `diagnose` recognizes and one for each problem. Messages that
 * differ only in letter case, punctuation or the texts that vary share a page, as {@link diagnose} links to it.
 *
 * @returns `{ path, title, messages, problem, diagnosis }`, sorted by path.
 */
export function errorPages() {
  const pages = new Map();
  for (const known of knownMessages()) {
    const page = pages.get(known.helpPage) ?? {
      path: known.helpPage,
      problem: known.problem,
      messages: [],
    };
    page.messages.push(known);
    pages.set(known.helpPage, page);
  }
  for (const problem of Object.values(PROBLEMS).flat()) {
    const path = `errors/${problem}`;
    const page = pages.get(path) ?? { path, problem, messages: [] };
    pages.set(path, { ...page, isProblem: true });
  }
  return [...pages.values()]
    .map((page) => ({ ...page, ...textsOf(page) }))
    .sort((one, other) => one.path.localeCompare(other.path));
}

/** The title is the message in its longest form, or the name of the problem. */
function textsOf({ messages, problem }) {
  const [longest] = messages
    .map(({ message }) => message)
    .sort((one, other) => other.length - one.length);
  const title = longest ?? problem;
  const subject = subjectOf(title);
  const diagnosis = diagnose(subject);
  return {
    title,
    // As text, some messages are only the name of an error or of a status.
    diagnosis: diagnosis.problem === problem ? diagnosis : diagnose(new Error(subject)),
  };
}

const FIXES = join(root, 'projects/docs/errors/fixes');

/** Problems with the same fix as another one. */
const SAME_FIX = JSON.parse(readFileSync(join(root, 'projects/docs/errors/same-fix.json'), 'utf8'));

/** The fixes for one problem by client, as `{ title, text }`, from `errors/fixes/`. */
export function fixesOf(problem) {
  let text;
  try {
    text = readFileSync(join(FIXES, `${SAME_FIX[problem] ?? problem}.md`), 'utf8');
  } catch {
    return [];
  }
  return text
    .replaceAll('\r\n', '\n')
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [title, ...lines] = section.split('\n');
      return { title, text: lines.join('\n').trim() };
    });
}
