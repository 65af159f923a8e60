import ts from 'typescript';
import { unwrap } from '../app-code/value-resolver';

/** A Node-style callback taken apart into the handlers of a promise. */
export interface Branches {
  /** `(user) => …` */
  readonly success: string;
  /** `(error) => …`, absent when the callback never looked at the error. */
  readonly failure: string | undefined;
}

/**
 * Splits `(error, result) => …` into what happens on success and what on failure. `undefined` when
 * the code does not show which is which, or uses a `this` of its own.
 */
export function splitCallback(callback: ts.Expression): Branches | undefined {
  if (ts.isIdentifier(callback) || ts.isPropertyAccessExpression(callback)) {
    const name = callback.getText();
    return {
      success: `(result) => ${name}(null, result)`,
      failure: `(error) => ${name}(error, undefined)`,
    };
  }
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) {
    return undefined;
  }
  if (ts.isFunctionExpression(callback) && usesOwnThis(callback.body)) {
    return undefined;
  }
  const [error, result] = callback.parameters;
  if (!error || !ts.isIdentifier(error.name)) {
    return undefined;
  }
  const onSuccess = (body: string) => `(${result ? parameter(result) : ''}) => ${body}`;
  const onFailure = (body: string) => `(${error.name.getText()}) => ${body}`;
  const body = ts.isBlock(callback.body) ? callback.body : unwrap(callback.body);
  if (!ts.isBlock(body)) {
    if (!ts.isConditionalExpression(body)) {
      return undefined;
    }
    const test = testOf(body.condition, error.name.text);
    if (!test) {
      return undefined;
    }
    const [failed, worked] =
      test === 'failed' ? [body.whenTrue, body.whenFalse] : [body.whenFalse, body.whenTrue];
    return { success: onSuccess(worked.getText()), failure: onFailure(failed.getText()) };
  }
  const parts = splitBlock(body, error.name.text);
  return (
    parts && {
      success: onSuccess(parts.success),
      failure: parts.failure === undefined ? undefined : onFailure(parts.failure),
    }
  );
}

function splitBlock(
  body: ts.Block,
  error: string,
): { success: string; failure: string | undefined } | undefined {
  const [first, ...rest] = body.statements;
  if (!first || !mentions(body, error)) {
    return { success: body.getText(), failure: undefined };
  }
  const test = ts.isIfStatement(first) ? testOf(first.expression, error) : undefined;
  if (!ts.isIfStatement(first) || !test) {
    return undefined;
  }
  const { thenStatement, elseStatement } = first;
  if (elseStatement) {
    if (rest.length > 0) {
      return undefined;
    }
    const [failed, worked] =
      test === 'failed' ? [thenStatement, elseStatement] : [elseStatement, thenStatement];
    return mentions(worked, error) ? undefined : { success: block(worked), failure: block(failed) };
  }
  if (test === 'worked') {
    return rest.length > 0 || mentions(thenStatement, error)
      ? undefined
      : { success: block(thenStatement), failure: '{}' };
  }
  if (!leaves(thenStatement) || rest.some((statement) => mentions(statement, error))) {
    return undefined;
  }
  const source = body.getSourceFile().text;
  const success = source.slice(first.getEnd(), body.getEnd() - 1).trim();
  return { success: `{\n${success}\n}`, failure: block(thenStatement) };
}

/** What it means when the condition holds: `err`, `err != null` → failed; `!err` → worked. */
function testOf(condition: ts.Expression, error: string): 'failed' | 'worked' | undefined {
  const text = condition.getText().replaceAll(/\s+/g, '');
  if (text === error || text === `${error}!=null` || text === `${error}!==null`) {
    return 'failed';
  }
  if (text === `!${error}` || text === `${error}==null` || text === `${error}===null`) {
    return 'worked';
  }
  return undefined;
}

/** Whether a statement ends the callback, so that what follows runs on success only. */
function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

function block(statement: ts.Statement): string {
  return ts.isBlock(statement) ? statement.getText() : `{ ${statement.getText()} }`;
}

/** A parameter without the old SDK's types; `any` stays, because the body may rely on it. */
function parameter({ name, type }: ts.ParameterDeclaration): string {
  return type?.kind === ts.SyntaxKind.AnyKeyword ? `${name.getText()}: any` : name.getText();
}

function mentions(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node) && node.text === name) {
    return true;
  }
  return node.forEachChild((child) => mentions(child, name) || undefined) ?? false;
}

function usesOwnThis(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    return true;
  }
  if (ts.isIdentifier(node) && node.text === 'arguments') {
    return true;
  }
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) {
    return false;
  }
  return node.forEachChild((child) => usesOwnThis(child) || undefined) ?? false;
}
