const FENCE = /^([ \t]*)```([^\n]*)\n([\s\S]*?)^\1```/gm;

/** The fenced blocks of a Markdown text, without their indentation: `{ language, code }`. */
export function fencedBlocks(text) {
  return [...text.matchAll(FENCE)].map(([, indent, language, code]) => ({
    language: language.trim(),
    code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}
