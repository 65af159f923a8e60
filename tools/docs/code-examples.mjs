import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeExample } from './complete-example.mjs';
import { completeTemplate } from './complete-template.mjs';
import { fencedBlocks } from './fenced-blocks.mjs';
import { markdownPages } from './markdown-pages.mjs';

const SOURCES = [
  'projects/*/src/**/*.ts',
  'projects/ngx-auth0-profile/{diagnosis,management-api,messages,my-account,testing,ui}/src/**/*.ts',
];

/**
 * Every fenced `ts` block of the Markdown pages, which must stand alone, and of the `@example` sections of doc
 * comments, whose familiar names are imported for them; and every `html` block, as the template of a component.
 * A block whose first line is a comment with a file name (`// app.routes.ts`) can be imported by the
 * other blocks of its page. A block fenced as `ts fragment` is a part of something and is left out.
 */
export function codeExamples(root) {
  const pages = markdownPages(root).map(({ file, text }) => ({
    file,
    blocks: [...blocksOf(text), ...templatesOf(text)],
  }));
  const examples = commentsOf(root).map(({ file, text }) => ({
    file,
    blocks: blocksOf(text).map(({ name, code }) => ({ name, code: completeExample(code) })),
  }));
  return [...pages, ...examples].filter(({ blocks }) => blocks.length > 0);
}

/** The blocks of one page, each with the file name it is compiled under. */
export function blocksOf(text) {
  return fencedBlocks(text)
    .filter(({ language }) => language === 'ts')
    .map(({ code }, index) => ({
      name:
        /^\s*\/\/ ([\w./-]+\.ts)\s*$/m.exec(code.split('\n', 1)[0])?.[1] ??
        `example-${index + 1}.ts`,
      code,
    }));
}

function templatesOf(text) {
  return fencedBlocks(text)
    .filter(({ language }) => language === 'html')
    .map(({ code }, index) => ({ name: `template-${index + 1}.ts`, code: completeTemplate(code) }));
}

function commentsOf(root) {
  return SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !/node_modules|(^|\/)dist\/|\.spec\.ts$/.test(file))
    .sort()
    .flatMap((file) =>
      [...read(root, file).matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([comment], index) => ({
        file: `${file}#${index}`,
        text: comment.replace(/^[ \t]*\* ?/gm, ''),
      })),
    );
}

function read(root, file) {
  return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
}
