import type { Tree } from '@angular-devkit/schematics';
import { editorConfigFor } from './editor-config';

/** How a file is written, as far as generated code has to match it. */
export interface FileStyle {
  readonly eol: '\n' | '\r\n';
  /** One step of indentation. */
  readonly indent: string;
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  readonly trailingCommas: boolean;
}

/** The style of a file's text; what the text does not show comes from `.editorconfig`. */
export function styleOf(text: string, configured: Partial<FileStyle> = {}): FileStyle {
  return {
    eol: endOfLine(text) ?? configured.eol ?? '\n',
    indent: indentation(text) ?? configured.indent ?? '  ',
    quote: quotes(text) ?? configured.quote ?? "'",
    semicolons: semicolons(text) ?? true,
    trailingCommas: trailingCommas(text) ?? true,
  };
}

/** The style for a new file: that of `.editorconfig`, else that of a file which is there. */
export function styleForNewFile(tree: Tree, path: string, like: string): FileStyle {
  const model = styleOf(tree.exists(like) ? tree.readText(like) : '');
  return { ...model, ...editorConfigFor(tree, path) };
}

function endOfLine(text: string): FileStyle['eol'] | undefined {
  const crlf = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return all === 0 ? undefined : crlf * 2 > all ? '\r\n' : '\n';
}

/** The most frequent step by which a line is indented deeper than the one before. */
export function indentation(text: string): string | undefined {
  const steps = new Map<string, number>();
  let before = '';
  for (const line of text.split(/\r?\n/)) {
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    if (line.trim() === '' || line.trim().startsWith('*')) {
      continue;
    }
    if (indent.length > before.length && indent.startsWith(before)) {
      const step = indent.slice(before.length);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    before = indent;
  }
  const [most] = [...steps].sort(([, a], [, b]) => b - a);
  return most?.[0];
}

function quotes(text: string): FileStyle['quote'] | undefined {
  const single = text.match(/'[^'"\n]*'/g)?.length ?? 0;
  const double = text.match(/"[^'"\n]*"/g)?.length ?? 0;
  return single === double ? undefined : single > double ? "'" : '"';
}

/** Whether imports end with a semicolon; without imports, whether any line does. */
function semicolons(text: string): boolean | undefined {
  const imports = text.match(/^(import|export)\b[^\n]*['"];?[ \t]*\r?$/gm);
  if (imports) {
    return imports.some((line) => line.trim().endsWith(';'));
  }
  const statements = text.match(/^[ \t]*[^\s/*][^\n]*[;)\]}\w'"`][ \t]*\r?$/gm);
  return statements ? statements.some((line) => line.trim().endsWith(';')) : undefined;
}

/** Whether the last element on a line of its own is followed by a comma. */
function trailingCommas(text: string): boolean | undefined {
  const withComma = text.match(/,[ \t]*(\/\/[^\n]*)?\r?\n[ \t]*[\]}]/g)?.length ?? 0;
  const without = text.match(/[\w'"`)\]}][ \t]*\r?\n[ \t]*[\]}][ \t]*[,)\]};\r\n]/g)?.length ?? 0;
  return withComma + without === 0 ? undefined : withComma > 0;
}
