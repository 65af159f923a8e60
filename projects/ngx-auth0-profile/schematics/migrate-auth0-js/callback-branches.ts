import ts from 'typescript';
import { assignmentTarget } from '../app-code/local-declaration';
import { unwrap } from '../app-code/unwrap';
import type { ValueResolver } from '../app-code/value-resolver';

/**
 * Writes a Node-style callback `(error, result) => …` as the handlers of a promise, called for the
 * same outcomes as before. `undefined` when the code does not show which part is for which outcome,
 * or uses a `this` of its own.
 */
export function promiseHandlers(
  callback: ts.Expression,
  values: ValueResolver,
): PromiseHandlers | undefined {
  if (ts.isIdentifier(callback) || ts.isPropertyAccessExpression(callback)) {
    return namedCallback(callback, values);
  }
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) {
    return undefined;
  }
  if (ts.isFunctionExpression(callback) && usesOwnThis(callback.body)) {
    return undefined;
  }
  const [error, result] = callback.parameters;
  const body = ts.isBlock(callback.body) ? callback.body : unwrap(callback.body);
  if (!error || !ts.isIdentifier(error.name) || !mentions(body, error.name.text)) {
    return forBothOutcomes(body, result);
  }
  const branches = ts.isBlock(body)
    ? splitBlock(body, error.name.text)
    : splitConditional(body, error.name.text);
  if (!branches) {
    return undefined;
  }
  const success = handler(result, branches.success, body);
  const { failure } = branches;
  const name = failure.includes(error.name.text) ? error.name.text : '';
  return {
    chain: `.then(${success}, (${name}) => ${failure})`,
    usesResult: result !== undefined,
    changesResult: changes(body, result),
  };
}

/** The call that follows a promise in the place of a callback. */
export interface PromiseHandlers {
  readonly chain: string;
  readonly usesResult: boolean;
  /** Whether the callback writes to the result, which then has to be a copy. */
  readonly changesResult: boolean;
}

/** A function of two parameters takes both outcomes; how any other is called is not certain. */
function namedCallback(
  callback: ts.Expression,
  values: ValueResolver,
): PromiseHandlers | undefined {
  const declared = values.declarationOf(callback);
  if (!declared || !takesTwo(declared)) {
    return undefined;
  }
  const name = callback.getText();
  return {
    chain: `.then((result) => ${name}(null, result), (error) => ${name}(error))`,
    usesResult: true,
    changesResult: false,
  };
}

function takesTwo(declared: ts.Node): boolean {
  if (ts.isFunctionLike(declared)) {
    return declared.parameters.length === 2;
  }
  if (
    ts.isParameter(declared) ||
    ts.isVariableDeclaration(declared) ||
    ts.isPropertyDeclaration(declared)
  ) {
    const { type, initializer } = declared;
    const isFunction =
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
    return (
      (type !== undefined && ts.isFunctionTypeNode(type) && type.parameters.length === 2) ||
      (isFunction === true && initializer.parameters.length === 2)
    );
  }
  return false;
}

/** A callback that never looks at the error runs for both outcomes, and goes on doing so. */
function forBothOutcomes(
  body: ts.Block | ts.Expression,
  result: ts.ParameterDeclaration | undefined,
): PromiseHandlers {
  return {
    chain: `.catch(() => undefined).then(${handler(result, body.getText(), body)})`,
    usesResult: result !== undefined,
    changesResult: changes(body, result),
  };
}

function handler(result: ts.ParameterDeclaration | undefined, code: string, body: ts.Node): string {
  const used = result && ts.isIdentifier(result.name) ? mentions(body, result.name.text) : result;
  return `(${result && used ? parameter(result) : ''}) => ${code}`;
}

interface Branches {
  readonly success: string;
  readonly failure: string;
}

const NOTHING = 'undefined';

function splitConditional(body: ts.Expression, error: string): Branches | undefined {
  const test = ts.isConditionalExpression(body) ? testOf(body.condition, error) : undefined;
  if (!ts.isConditionalExpression(body) || !test) {
    return undefined;
  }
  const [failed, succeeded] =
    test === 'failed' ? [body.whenTrue, body.whenFalse] : [body.whenFalse, body.whenTrue];
  return mentions(succeeded, error)
    ? undefined
    : { success: succeeded.getText(), failure: failed.getText() };
}

function splitBlock(body: ts.Block, error: string): Branches | undefined {
  const [first, ...rest] = body.statements;
  const test = first && ts.isIfStatement(first) ? testOf(first.expression, error) : undefined;
  if (!first || !ts.isIfStatement(first) || !test) {
    return undefined;
  }
  const { thenStatement, elseStatement } = first;
  if (elseStatement) {
    if (rest.length > 0) {
      return undefined;
    }
    const [failed, succeeded] =
      test === 'failed' ? [thenStatement, elseStatement] : [elseStatement, thenStatement];
    return mentions(succeeded, error)
      ? undefined
      : { success: block(succeeded, body), failure: block(failed, body) };
  }
  if (test === 'succeeded') {
    return rest.length > 0 || mentions(thenStatement, error)
      ? undefined
      : { success: block(thenStatement, body), failure: NOTHING };
  }
  if (!endsCallback(thenStatement) || rest.some((statement) => mentions(statement, error))) {
    return undefined;
  }
  // The text as it stands, so that the lines keep their indentation and comments.
  const kept = body.getSourceFile().text.slice(first.getEnd(), body.getEnd());
  return { success: rest.length === 0 ? '{}' : `{${kept}`, failure: block(thenStatement, body) };
}

/** What it means when the condition holds: `err`, `err != null` → failed; `!err` → succeeded. */
function testOf(condition: ts.Expression, error: string): 'failed' | 'succeeded' | undefined {
  const text = condition.getText().replaceAll(/\s+/g, '');
  if (text === error || text === `${error}!=null` || text === `${error}!==null`) {
    return 'failed';
  }
  if (text === `!${error}` || text === `${error}==null` || text === `${error}===null`) {
    return 'succeeded';
  }
  return undefined;
}

/** Whether a statement ends the callback, so that what follows runs on success only. */
function endsCallback(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

/** A branch as a block whose lines are indented as those of the callback it was in. */
function block(statement: ts.Statement, callback: ts.Block): string {
  if (!ts.isBlock(statement)) {
    return `{ ${statement.getText()} }`;
  }
  const [inner, outer] = [lineIndent(statement), lineIndent(callback)];
  return inner.startsWith(outer)
    ? statement.getText().replaceAll(`\n${inner}`, `\n${outer}`)
    : statement.getText();
}

/** The indentation of the line on which a block ends. */
function lineIndent(node: ts.Block): string {
  const { text } = node.getSourceFile();
  const start = text.lastIndexOf('\n', node.getEnd()) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** A parameter without the old SDK's types; `any` stays, because the body may rely on it. */
function parameter({ name, type }: ts.ParameterDeclaration): string {
  return type?.kind === ts.SyntaxKind.AnyKeyword ? `${name.getText()}: any` : name.getText();
}

/** Whether a body writes to its result, or hands it to a function that does: `Object.assign(result, …)`. */
function changes(body: ts.Node, result: ts.ParameterDeclaration | undefined): boolean {
  if (!result || !ts.isIdentifier(result.name)) {
    return false;
  }
  const name = result.name.text;
  const isPart = (node: ts.Node | undefined): boolean =>
    node !== undefined &&
    ((ts.isIdentifier(node) && node.text === name) ||
      ((ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) &&
        isPart(node.expression)));
  const changesIt = (node: ts.Node): boolean => {
    const target = assignmentTarget(node);
    if (target) {
      return isPart(target);
    }
    if (ts.isDeleteExpression(node)) {
      return isPart(node.expression);
    }
    return (
      ts.isCallExpression(node) &&
      /^(Object\.assign|\w+\.(extend|merge|defaults))$/.test(node.expression.getText()) &&
      isPart(node.arguments[0])
    );
  };
  const look = (node: ts.Node): boolean =>
    changesIt(node) || (node.forEachChild((child) => look(child) || undefined) ?? false);
  return look(body);
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
