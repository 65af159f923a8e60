import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = [
  '*.md',
  '.github/*.md',
  'projects/*/*.md',
  'projects/*/guides/*.md',
  'projects/*/recipes/**/*.md',
  'projects/docs/agents/*.md',
  'projects/docs/pages/**/*.md',
  'projects/docs/errors/fixes/*.md',
];

/** Every Markdown file with documentation, as `{ file, text }`; `file` is its path in the repository. */
export function markdownPages(root) {
  return PAGES.flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/node_modules|(^|\/)dist\//.test(file))
    .sort()
    .map((file) => ({
      file,
      text: readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n'),
    }));
}
