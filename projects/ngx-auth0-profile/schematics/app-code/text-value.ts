import ts from 'typescript';
import { unwrap } from './unwrap';
import type { ValueResolver } from './value-resolver';

/** A text as far as the source tells it: its known pieces, and the expressions that stand between them. */
export type TextValue = readonly (string | ts.Expression)[];

const MAX_DEPTH = 20;

/** Follows an expression to the text it makes: literals, templates, `+`, `concat`, `join`, `new URL`. */
export function textValue(values: ValueResolver, expression: ts.Expression, depth = 0): TextValue {
  const node = unwrap(expression);
  if (depth > MAX_DEPTH) {
    return [node];
  }
  const text = (each: ts.Expression) => textValue(values, each, depth + 1);
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) {
    return [node.text];
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap((span) => [
      ...text(span.expression),
      span.literal.text,
    ]);
    return joined([node.head.text, ...spans]);
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.PlusToken) {
      return joined([...text(node.left), ...text(node.right)]);
    }
    const isDefault =
      kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
    const left = isDefault ? knownText(text(node.left)) : undefined;
    return left ? [left] : [node];
  }
  const made =
    ts.isCallExpression(node) || ts.isNewExpression(node) ? madeText(node, text) : undefined;
  if (made) {
    return joined(made);
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'href') {
    const url = values.resolve(node.expression);
    if (url && ts.isNewExpression(url)) {
      return text(url);
    }
  }
  const value = values.resolve(node);
  return value && value !== node && ts.isExpression(value) ? text(value) : [node];
}

/** The text, where every piece of it is known. */
export function knownText(value: TextValue): string | undefined {
  return value.every((part) => typeof part === 'string') ? value.join('') : undefined;
}

function madeText(
  node: ts.CallExpression | ts.NewExpression,
  text: (expression: ts.Expression) => TextValue,
): TextValue | undefined {
  const [first, second] = node.arguments ?? [];
  const callee = unwrap(node.expression);
  if (ts.isNewExpression(node)) {
    if (!first || !ts.isIdentifier(callee) || callee.text !== 'URL') {
      return undefined;
    }
    return second ? resolvedUrl(text(second), text(first)) : text(first);
  }
  if (ts.isIdentifier(callee)) {
    const keepsText = ['encodeURI', 'encodeURIComponent', 'String'].includes(callee.text);
    return keepsText && first ? text(first) : undefined;
  }
  if (!ts.isPropertyAccessExpression(callee)) {
    return undefined;
  }
  const object = unwrap(callee.expression);
  switch (callee.name.text) {
    case 'toString':
    case 'trim':
      return text(object);
    case 'concat':
      return ts.isArrayLiteralExpression(object)
        ? undefined
        : [...text(object), ...node.arguments.flatMap((each) => text(each))];
    case 'join': {
      const separator = first ? text(first) : [','];
      return ts.isArrayLiteralExpression(object)
        ? object.elements.flatMap((each, at) =>
            at === 0 ? text(each) : [...separator, ...text(each)],
          )
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `new URL(path, base)` for a path from the root; others depend on what the base ends with. */
function resolvedUrl(base: TextValue, path: TextValue): TextValue | undefined {
  const [start] = path;
  if (typeof start !== 'string') {
    return undefined;
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(start)) {
    return path;
  }
  const origin = /^[a-z]+:\/\/[^/]+/i.exec(knownText(base) ?? '')?.[0];
  const slash = start.startsWith('/') ? '' : '/';
  if (origin) {
    return [origin, slash, ...path];
  }
  const [scheme, host, end] = base;
  const isOrigin =
    typeof scheme === 'string' && /^[a-z]+:\/\/$/i.test(scheme) && host !== undefined;
  const endsThere = end === undefined || end === '/';
  return isOrigin && endsThere ? [scheme, host, slash, ...path] : undefined;
}

/** Neighbouring known pieces as one. */
function joined(parts: TextValue): TextValue {
  const result: (string | ts.Expression)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      result[result.length - 1] = last + part;
    } else if (part !== '') {
      result.push(part);
    }
  }
  return result;
}
