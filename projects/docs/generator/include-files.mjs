import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';

/** A paragraph that is only a link to a source file. */
const FILE = /^\[[^\]]+\]\(([^)\s]+\.(?:ts|tsx|py|sh|conf|yaml))\)$/gm;

/** The text with each linked source file shown, where a paragraph is nothing but the link. */
export function includeFiles({ source, text }) {
  return text.replace(FILE, (_, target) => {
    const file = join(dirname(source), target);
    const code = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n').trim();
    return `\`${file.replaceAll('\\', '/')}\`\n\n\`\`\`${extname(file).slice(1)}\n${code}\n\`\`\``;
  });
}
