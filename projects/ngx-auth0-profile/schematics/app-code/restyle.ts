import type { FileStyle } from './file-style';

/** Pieces of code that are to be told apart: templates, comments and strings. */
const PIECE = /`(?:\\.|[^`\\])*`|\/\*[^]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;

/**
 * Rewrites generated code, which has two spaces, single quotes, semicolons and trailing commas, in
 * the style of the file it is for.
 */
export function restyle(code: string, style: FileStyle): string {
  let result = '';
  let at = 0;
  for (const match of code.matchAll(PIECE)) {
    result += punctuation(code.slice(at, match.index), style) + piece(match[0], style);
    at = match.index + match[0].length;
  }
  result += punctuation(code.slice(at), style);
  return reindent(result, style).replaceAll('\n', style.eol);
}

/** Rewrites the text of a generated file: indentation and line ends, and for scripts the rest too. */
export function restyleFile(path: string, text: string, style: FileStyle): string {
  return /\.(ts|mjs)$/.test(path)
    ? restyle(text, style)
    : reindent(text, style).replaceAll('\n', style.eol);
}

function piece(text: string, { quote }: FileStyle): string {
  const isString = text.startsWith("'");
  return isString && quote === '"' && !text.includes('"') && !text.includes("\\'")
    ? `"${text.slice(1, -1)}"`
    : text;
}

function punctuation(code: string, { semicolons, trailingCommas }: FileStyle): string {
  const commas = trailingCommas ? code : code.replaceAll(/,(?=\s*\n\s*[\])}])/g, '');
  return semicolons ? commas : commas.replaceAll(/;(?=[ \t]*(\n|$))/g, '');
}

function reindent(code: string, { indent }: FileStyle): string {
  return indent === '  '
    ? code
    : code.replaceAll(/^(?: {2})+/gm, (spaces) => indent.repeat(spaces.length / 2));
}
