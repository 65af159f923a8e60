import ts from 'typescript';
import type { AppSources, TextChange } from './app-sources';
import type { FileStyle } from './file-style';
import { restyle } from './restyle';

type Holder = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression | ts.CallExpression;

const PRINT_WIDTH = 100;

/**
 * Adds an element to an array literal, a property to an object literal or an argument to a call,
 * last unless `before` names an element. The code is written as the file is.
 */
export function insertInto(
  sources: AppSources,
  holder: Holder,
  code: string,
  before?: ts.Node,
): void {
  const source = holder.getSourceFile();
  const style = sources.style(source.fileName);
  const styled = restyle(code, { ...style, eol: '\n' });
  const changes = before
    ? [insertBefore(source, styled, before)]
    : insertLast(source, holder, styled, style);
  sources.change(source.fileName, changes);
}

/**
 * Writes another value in the place of a property's. Where the object is on one line and the value
 * is not, every property gets a line of its own.
 */
export function replaceValue(sources: AppSources, value: ts.Expression, code: string): void {
  const source = value.getSourceFile();
  const style = sources.style(source.fileName);
  const styled = restyle(code, { ...style, eol: '\n' });
  const property = value.parent;
  const holder = property.parent;
  const isOneLine =
    ts.isPropertyAssignment(property) &&
    ts.isObjectLiteralExpression(holder) &&
    !holder.getText().includes('\n') &&
    styled.includes('\n');
  if (!isOneLine) {
    const text = indented(styled, indentOf(source, value));
    sources.change(source.fileName, [{ start: value.getStart(), end: value.getEnd(), text }]);
    return;
  }
  const outer = indentOf(source, holder);
  const indent = outer + style.indent;
  const items = holder.properties.map((each) =>
    each === property ? `${property.name.getText()}: ${indented(styled, indent)}` : each.getText(),
  );
  const lines = items.map((item) => `\n${indent}${item}`).join(',');
  const text = `${lines}${style.trailingCommas ? ',' : ''}\n${outer}`;
  sources.change(source.fileName, [
    { start: holder.getStart() + 1, end: holder.getEnd() - 1, text },
  ]);
}

function insertLast(
  source: ts.SourceFile,
  holder: Holder,
  code: string,
  style: FileStyle,
): TextChange[] {
  const items = itemsOf(holder);
  const last = items.at(-1);
  const close = holder.getEnd() - 1;
  if (!last) {
    const open = ts.isCallExpression(holder) ? holder.arguments.pos : holder.getStart() + 1;
    return [{ start: open, end: close, text: onlyItem(source, holder, code, style) }];
  }
  const comma = items.hasTrailingComma;
  const end = comma ? source.text.indexOf(',', last.getEnd()) + 1 : last.getEnd();
  if (onOwnLine(source, last)) {
    const indent = indentOf(source, last);
    const line = `\n${indent}${indented(code, indent)}${comma ? ',' : ''}`;
    const start = end + commentBehind(source, end);
    return start === end
      ? [{ start, end, text: `${comma ? '' : ','}${line}` }]
      : [...(comma ? [] : [{ start: end, end, text: ',' }]), { start, end: start, text: line }];
  }
  const isLong = lengthOfLine(source, holder) + code.length > PRINT_WIDTH;
  if (ts.isCallExpression(holder) || (!code.includes('\n') && !isLong)) {
    const text = `${comma ? ' ' : ', '}${indented(code, indentOf(source, holder))}`;
    return [{ start: end, end, text }];
  }
  return [onLinesOfTheirOwn(source, holder, code, style)];
}

/** A literal of one line that gets too long: every item on a line of its own. */
function onLinesOfTheirOwn(
  source: ts.SourceFile,
  holder: Holder,
  code: string,
  { indent: step, trailingCommas }: FileStyle,
): TextChange {
  const outer = indentOf(source, holder);
  const indent = outer + step;
  const items = [...itemsOf(holder).map((item) => item.getText()), indented(code, indent)];
  const text = items.map((item) => `\n${indent}${item}`).join(',');
  return {
    start: holder.getStart() + 1,
    end: holder.getEnd() - 1,
    text: `${text}${trailingCommas ? ',' : ''}\n${outer}`,
  };
}

function insertBefore(source: ts.SourceFile, code: string, before: ts.Node): TextChange {
  const start = before.getStart();
  const indent = indentOf(source, before);
  const gap = onOwnLine(source, before) || code.includes('\n') ? `\n${indent}` : ' ';
  return { start, end: start, text: `${indented(code, indent)},${gap}` };
}

/** The only item of an empty holder: on the same line when short, else on lines of its own. */
function onlyItem(
  source: ts.SourceFile,
  holder: Holder,
  code: string,
  { indent: step, trailingCommas }: FileStyle,
): string {
  if (!code.includes('\n') && (code.length < 60 || ts.isCallExpression(holder))) {
    return ts.isObjectLiteralExpression(holder) ? ` ${code} ` : code;
  }
  const outer = indentOf(source, holder);
  if (ts.isCallExpression(holder)) {
    return indented(code, outer);
  }
  const indent = outer + step;
  return `\n${indent}${indented(code, indent)}${trailingCommas ? ',' : ''}\n${outer}`;
}

function itemsOf(holder: Holder): ts.NodeArray<ts.Node> {
  if (ts.isArrayLiteralExpression(holder)) {
    return holder.elements;
  }
  return ts.isCallExpression(holder) ? holder.arguments : holder.properties;
}

/** The length of a comment behind an element on its line, which stays with the element. */
function commentBehind(source: ts.SourceFile, end: number): number {
  return /^[ \t]*(\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)/.exec(source.text.slice(end))?.[0].length ?? 0;
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

function lengthOfLine(source: ts.SourceFile, node: ts.Node): number {
  const end = source.text.indexOf('\n', node.getEnd());
  return lineBefore(source, node).length + (end < 0 ? source.text.length : end) - node.getStart();
}

function indented(code: string, indent: string): string {
  return code.replaceAll('\n', `\n${indent}`);
}
