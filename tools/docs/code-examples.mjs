import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeExample } from './complete-example.mjs';

const PAGES = [
  '*.md',
  'projects/*/*.md',
  'projects/*/guides/*.md',
  'projects/*/recipes/**/*.md',
  'projects/docs/pages/**/*.md',
  'projects/docs/errors/fixes/*.md',
];
const SOURCES = [
  'projects/*/src/**/*.ts',
  'projects/ngx-auth0-profile/{diagnosis,management-api,messages,my-account,testing,ui}/src/**/*.ts',
];

/**
 * Every fenced `ts` block of the Markdown pages, which must stand alone, and of the `@example` sections of doc
 * comments, whose familiar names are imported for them.
 * A block whose first line is a comment with a file name (`// app.routes.ts`) can be imported by the
 * other blocks of its page. A block fenced as `ts fragment` is a part of something and is left out.
 */
export function codeExamples(root) {
  const pages = find(root, PAGES).map((file) => ({ file, text: read(root, file) }));
  const comments = find(root, SOURCES)
    .filter((file) => !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      [...read(root, file).matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([comment], index) => ({
        file: `${file}#${index}`,
        text: comment.replace(/^[ \t]*\* ?/gm, ''),
      })),
    );
  const examples = comments.map(({ file, text }) => ({
    file,
    blocks: blocksOf(text).map(({ name, code }) => ({ name, code: completeExample(code) })),
  }));
  return [...pages.map(({ file, text }) => ({ file, blocks: blocksOf(text) })), ...examples].filter(
    ({ blocks }) => blocks.length > 0,
  );
}

/** Every fenced `json` block of the Markdown pages, as `{ file, code }`. */
export function jsonExamples(root) {
  return find(root, PAGES).flatMap((file) =>
    [...read(root, file).matchAll(/^([ \t]*)```json[ \t]*\n([\s\S]*?)^\1```/gm)].map(
      ([, , code]) => ({ file, code }),
    ),
  );
}

/** The blocks of one page, each with the file name it is compiled under. */
export function blocksOf(text) {
  return [...text.matchAll(/^([ \t]*)```ts[ \t]*\n([\s\S]*?)^\1```/gm)].map(
    ([, indent, code], index) => ({
      name:
        /^\s*\/\/ ([\w./-]+\.ts)\s*$/m.exec(code.split('\n', 1)[0])?.[1] ??
        `example-${index + 1}.ts`,
      code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

function find(root, patterns) {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !/node_modules|(^|\/)dist\//.test(file))
    .sort();
}

function read(root, file) {
  return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
}
