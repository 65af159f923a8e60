import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';
import { figures } from './figures.mjs';

const PAGES = [
  '*.md',
  'projects/*/{README,browser,recipes}.md',
  'projects/*/{guides,recipes}/**/*.md',
  'projects/docs/pages/**/*.md',
];

/** A figure in a page: `<!-- figure: bundle.interceptor -->2.79 kB<!-- /figure -->`. */
const MARK = /<!-- figure: ([\w.-]+) -->([^<]*)<!-- \/figure -->/g;

/** The pages that may have figures, as `{ file, text }`. */
export function pagesWithFigures() {
  return PAGES.flatMap((pattern) => globSync(pattern, { cwd: root })).map((file) => ({
    file,
    text: readFileSync(join(root, file), 'utf8'),
  }));
}

/** The text with the present value of each marked figure. Throws for a name that is not in {@link figures}. */
export function withFigures(text, values = figures()) {
  return text.replace(MARK, (_, name) => {
    if (!Object.hasOwn(values, name)) {
      throw new Error(`There is no figure "${name}". Known: ${Object.keys(values).join(', ')}.`);
    }
    return `<!-- figure: ${name} -->${values[name]}<!-- /figure -->`;
  });
}

/** The text without the marked figures and without code, in which no measured size or time may be left. */
export function withoutFigures(text) {
  return text.replace(MARK, '').replace(/^([ \t]*)```[\s\S]*?^\1```/gm, '');
}
