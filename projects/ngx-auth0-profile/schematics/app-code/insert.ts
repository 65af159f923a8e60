import ts from 'typescript';
import type { AppSources, TextChange } from './app-sources';

type Holder = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression | ts.CallExpression;

/**
 * Adds an element to an array literal, a property to an object literal or an argument to a call,
 * last unless `before` names an element, indented as what is there already.
 */
export function insertInto(
  sources: AppSources,
  holder: Holder,
  code: string,
  before?: ts.Node,
): void {
  const source = holder.getSourceFile();
  const change = before
    ? insertBefore(source, holder, code, before)
    : insertLast(source, holder, code);
  sources.change(source.fileName, [change]);
}

function insertLast(source: ts.SourceFile, holder: Holder, code: string): TextChange {
  const items = itemsOf(holder);
  const last = items.at(-1);
  const close = holder.getEnd() - 1;
  if (!last) {
    const open = ts.isCallExpression(holder) ? holder.arguments.pos : holder.getStart() + 1;
    return { start: open, end: close, text: onlyItem(source, holder, code) };
  }
  const comma = items.hasTrailingComma;
  const end = last.getEnd();
  if (!onOwnLine(source, last) && !code.includes('\n')) {
    const gap = comma ? ' ' : ', ';
    const start = comma ? source.text.indexOf(',', end) + 1 : end;
    return { start, end: start, text: gap + code };
  }
  const indent = indentOf(source, onOwnLine(source, last) ? last : holder);
  const start = comma ? source.text.indexOf(',', end) + 1 : end;
  return {
    start,
    end: start,
    text: `${comma ? '' : ','}\n${indent}${indented(code, indent)}${comma ? ',' : ''}`,
  };
}

function insertBefore(
  source: ts.SourceFile,
  holder: Holder,
  code: string,
  before: ts.Node,
): TextChange {
  const start = before.getStart();
  const indent = indentOf(source, before);
  const gap = onOwnLine(source, before) || code.includes('\n') ? `\n${indent}` : ' ';
  return { start, end: start, text: `${indented(code, indent)},${gap}` };
}

/** The only item of an empty holder: on the same line when short, else on lines of its own. */
function onlyItem(source: ts.SourceFile, holder: Holder, code: string): string {
  if (!code.includes('\n') && (code.length < 60 || ts.isCallExpression(holder))) {
    return ts.isObjectLiteralExpression(holder) ? ` ${code} ` : code;
  }
  if (ts.isCallExpression(holder)) {
    return indented(code, indentOf(source, holder));
  }
  const outer = indentOf(source, holder);
  return `\n${outer}  ${indented(code, `${outer}  `)},\n${outer}`;
}

function itemsOf(holder: Holder): ts.NodeArray<ts.Node> {
  if (ts.isArrayLiteralExpression(holder)) {
    return holder.elements;
  }
  return ts.isCallExpression(holder) ? holder.arguments : holder.properties;
}

function onOwnLine(source: ts.SourceFile, node: ts.Node): boolean {
  return /^\s*$/.test(lineBefore(source, node));
}

function indentOf(source: ts.SourceFile, node: ts.Node): string {
  return /^\s*/.exec(lineBefore(source, node))?.[0] ?? '';
}

function lineBefore(source: ts.SourceFile, node: ts.Node): string {
  const start = node.getStart();
  return source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
}

function indented(code: string, indent: string): string {
  return code.replaceAll('\n', `\n${indent}`);
}
