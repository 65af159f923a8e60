import ts from 'typescript';
import { unwrap } from '../../app-code/unwrap';
import type { ValueResolver } from '../../app-code/value-resolver';
import { calleeName } from './tenants';
import { handedOver, keepsValue } from './value-flow';

/** Operators whose callback gets the value of the stream. */
const OPERATORS = ['map', 'filter', 'tap', 'switchMap', 'mergeMap', 'concatMap'];

/**
 * What a call gives to a parameter of its callback: `source.subscribe(claims => …)`, `source.then(…)`,
 * `pipe(map(…))`, and methods of the application. `undefined` where it is not known.
 */
export function callbackSources(
  values: ValueResolver,
  call: ts.CallExpression,
  callback: ts.Expression,
  at: number,
): readonly ts.Expression[] | undefined {
  const callee = call.expression;
  const name = calleeName(callee);
  const declared = values.declarationOf(callee);
  if (declared && ts.isMethodDeclaration(declared)) {
    return handedOver(declared, call.arguments.indexOf(callback), at);
  }
  if (at !== 0 || name === undefined) {
    return undefined;
  }
  if (['subscribe', 'then', 'forEach'].includes(name) && ts.isPropertyAccessExpression(callee)) {
    return [streamSource(callee.expression)];
  }
  const pipe = call.parent;
  const isFirst = ts.isCallExpression(pipe) && calleeName(pipe.expression) === 'pipe';
  if (OPERATORS.includes(name) && isFirst && ts.isPropertyAccessExpression(pipe.expression)) {
    const before = pipe.arguments.slice(0, pipe.arguments.indexOf(call));
    return before.every(keepsValue) ? [streamSource(pipe.expression.expression)] : undefined;
  }
  return undefined;
}

/** What a promise or an observable gives; operators that keep the value are looked through. */
export function streamSource(source: ts.Expression): ts.Expression {
  const node = unwrap(source);
  return ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'pipe' &&
    node.arguments.every(keepsValue)
    ? streamSource(node.expression.expression)
    : node;
}
