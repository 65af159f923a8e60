import ts from 'typescript';
import { isEmpty } from '../../app-code/class-member';
import { unwrap } from '../../app-code/unwrap';
import { calleeName } from './tenants';

/** What a method gives to the callback it takes as one of its parameters. */
export function handedOver(
  method: ts.MethodDeclaration,
  callbackAt: number,
  at: number,
): ts.Expression[] {
  const name = method.parameters[callbackAt]?.name.getText();
  const found: ts.Expression[] = [];
  method.body?.forEachChild(function look(node): void {
    const given = ts.isCallExpression(node) && node.expression.getText() === name;
    const value = given ? node.arguments[at] : undefined;
    if (value) {
      found.push(value);
    }
    node.forEachChild(look);
  });
  return found;
}

/** `''`, `'{}'`, `null` and the like, which name nobody. */
export function isPlaceholder(expression: ts.Expression): boolean {
  const node = unwrap(expression);
  return isEmpty(node) || (ts.isStringLiteralLike(node) && node.text === '{}');
}

/** Operators that let a value through unchanged. */
export function keepsValue(operator: ts.Expression): boolean {
  const name = ts.isCallExpression(operator) ? calleeName(operator.expression) : undefined;
  return [
    'filter',
    'take',
    'first',
    'tap',
    'takeUntil',
    'takeUntilDestroyed',
    'shareReplay',
    'distinctUntilChanged',
  ].includes(name ?? '');
}

/** Every value that a file assigns to a variable of this name. */
export function assignedIn(source: ts.SourceFile, name: string): ts.Expression[] {
  const found: ts.Expression[] = [];
  source.forEachChild(function look(node): void {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isIdentifier(node.left) &&
      node.left.text === name
    ) {
      found.push(node.right);
    }
    node.forEachChild(look);
  });
  return found;
}
