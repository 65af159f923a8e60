import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/run.mjs';

const MESSAGES = 'projects/ngx-auth0-profile/{diagnosis,messages}/src/**/*.ts';

/**
 * What is wrong with a `text` block: a folder of a listing or of a drawing that does not exist, or else an output that
 * no text in the sources of the library has.
 */
export function outputProblems(code) {
  if (/[─│]/.test(code)) {
    return missing(
      [...code.matchAll(/projects\/[\w-]+/g)].map(([path]) => path),
      [root],
    );
  }
  const entries = [...code.matchAll(/^([\w/.-]+\/|[\w-]+\.ts)(?: |$)/gm)].map(([, path]) => path);
  return entries.length > 0 ? missing(entries, parentsOf(entries[0])) : unknownOutput(code);
}

/** The folders of the workspace that have an entry with this name. */
function parentsOf(name) {
  return globSync(`projects/**/${name.replace(/\/$/, '')}`, {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(String(path)),
  }).map((path) => join(root, dirname(path)));
}

/** All entries of a listing are in one folder. */
function missing(entries, parents) {
  const lists = parents.map((parent) => entries.filter((path) => !existsSync(join(parent, path))));
  const [best = entries] = lists.sort((one, other) => one.length - other.length);
  return best.map((path) => `there is no ${path}`);
}

function unknownOutput(code) {
  const sources = globSync(MESSAGES, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
    .replace(/' \+\s*'|`\s*\+\s*`/g, '');
  const sentences = code
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.;]) /);
  return sentences
    .filter((sentence) => !sources.includes(sentence.replace(/^[\w-]+ (?=[A-Z])/, '')))
    .map((sentence) => `no text of the library has "${sentence}"`);
}
