import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diff } from 'node:util';

/** Lines around a change that a golden shows. */
const CONTEXT = 2;

/** From how many removed lines on a golden gives their number only. */
const MANY = 100;

/** Compares with a golden file, or writes it with `UPDATE_GOLDENS=1`. */
export function expectGolden(name: string, actual: string): void {
  const path = fileURLToPath(new URL(`goldens/${name}.diff`, import.meta.url));
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : '(no golden file)';
  expect(actual).withContext(`${path}; UPDATE_GOLDENS=1 writes it`).toBe(expected);
}

/** The files that differ, as a diff; a new file shows as its name only. */
export function workspaceDiff(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string {
  return Object.keys(after)
    .sort()
    .filter((path) => before[path] !== after[path])
    .map((path) => {
      const [old, now] = [before[path], after[path] ?? ''];
      return old === undefined ? `new file ${path}\n` : `--- ${path}\n${textDiff(old, now)}`;
    })
    .join('\n');
}

/** The changed lines of a text, with some around them; `␍` stands for a carriage return. */
export function textDiff(before: string, after: string): string {
  const lines = (text: string) => text.replaceAll('\r', '␍').split('\n');
  const changes = diff(lines(before), lines(after));
  const near = (at: number) =>
    changes
      .slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1)
      .some(([operation]) => operation !== 0);
  let result = '';
  let gap = false;
  for (const [at, [operation, line]] of changes.entries()) {
    // A page that goes as a whole, such as Angular's welcome page, shows as its number of lines.
    const removed = changes.filter(([each]) => each === 1).length;
    if (operation === 1 && removed > MANY) {
      result +=
        changes.findIndex(([each]) => each === 1) === at ? `-(${String(removed)} lines)\n` : '';
      continue;
    }
    if (!near(at)) {
      gap = true;
      continue;
    }
    result += gap ? '@@\n' : '';
    gap = false;
    // util.diff names what is only in the first text 1 and what is only in the second -1.
    result += `${operation === 0 ? ' ' : operation === 1 ? '-' : '+'}${line}\n`.replace(
      /^ \n$/,
      '\n',
    );
  }
  return result;
}
