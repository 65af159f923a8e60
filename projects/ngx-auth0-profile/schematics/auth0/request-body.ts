import ts from 'typescript';
import { propertyValue } from '../app-code/property-value';
import { unwrap } from '../app-code/unwrap';
import type { ValueResolver } from '../app-code/value-resolver';

/** The body of a request as far as the source tells it. */
export interface RequestBody {
  /** The names it holds; `undefined` when it is not an object literal whose names are all known. */
  readonly fields: readonly string[] | undefined;
  /** The expression for `user_metadata`. */
  readonly metadata: ts.Expression | undefined;
}

/** Reads a body that is an object literal, in place or in a constant, `JSON.stringify` around it or not. */
export function readBody(node: ts.Expression, values: ValueResolver): RequestBody {
  const given = stringified(unwrap(node));
  const resolved = values.resolve(given);
  const content = resolved && ts.isExpression(resolved) ? stringified(unwrap(resolved)) : given;
  const literal = values.resolve(content);
  if (!literal || !ts.isObjectLiteralExpression(literal)) {
    return { fields: undefined, metadata: undefined };
  }
  const known = literal.properties.every(
    (each) => ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each),
  );
  const isChanged = ts.isIdentifier(unwrap(content)) && isMutated(unwrap(content));
  return {
    fields:
      known && !isChanged
        ? literal.properties.map((each) => each.name?.getText().replaceAll(/['"]/g, '') ?? '')
        : undefined,
    metadata: propertyValue(literal, 'user_metadata'),
  };
}

function stringified(node: ts.Expression): ts.Expression {
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  return argument && ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify'
    ? unwrap(argument)
    : node;
}

/** Whether a file writes to properties of a variable: `body.name = …`, `body['name'] = …`. */
function isMutated(variable: ts.Expression): boolean {
  let mutated = false;
  variable.getSourceFile().forEachChild(function look(node): void {
    mutated ||=
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      (ts.isPropertyAccessExpression(node.left) || ts.isElementAccessExpression(node.left)) &&
      node.left.expression.getText() === variable.getText();
    if (!mutated) {
      node.forEachChild(look);
    }
  });
  return mutated;
}
