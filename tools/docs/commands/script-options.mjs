import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An option as a script compares it with its arguments, or as `parseArgs()` gets it. */
const LITERAL = /['"`]--([a-z][\w-]*)/g;
const PARSED = /^\s*'?([a-z][\w-]*)'?: \{ type: '(?:string|boolean)'/gm;
const IMPORT = /from '(\.[^']+)'|import\('(\.[^']+)'\)/g;

/** The names of the options that a script of this repository reads, itself or in a file that it imports. */
export function scriptOptions(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) {
    return new Set();
  }
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const own = [...source.matchAll(LITERAL), ...source.matchAll(PARSED)].map(([, name]) => name);
  // `parseArgs()` takes `--no-build` for `build`.
  const negated = [...source.matchAll(PARSED)].map(([, name]) => `no-${name}`);
  const imported = [...source.matchAll(IMPORT)].flatMap(([, one, other]) => [
    ...scriptOptions(join(dirname(file), one ?? other), seen),
  ]);
  return new Set([...own, ...negated, ...imported]);
}
