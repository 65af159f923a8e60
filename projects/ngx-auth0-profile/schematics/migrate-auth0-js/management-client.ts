import ts from 'typescript';
import { assignmentsTo } from '../app-code/class-member';
import { importsOf } from '../app-code/imported-name';
import { unwrap } from '../app-code/unwrap';
import type { ValueResolver } from '../app-code/value-resolver';

const AUTH0_JS = 'auth0-js';

/** Whether a node is `new auth0.Management(...)` of auth0-js, imported or from its script. */
export function createsManagement(node: ts.Node | undefined): node is ts.NewExpression {
  if (!node || !ts.isNewExpression(node)) {
    return false;
  }
  const { expression: callee } = node;
  if (ts.isIdentifier(callee)) {
    return (
      callee.text === 'Management' &&
      importsOf(node.getSourceFile(), AUTH0_JS).some(
        (bindings) =>
          ts.isNamedImports(bindings) &&
          bindings.elements.some(({ name }) => name.text === callee.text),
      )
    );
  }
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === 'Management' &&
    isAuth0Js(callee.expression)
  );
}

/** Whether an expression is a Management client, by what its name was declared or assigned as. */
export function isManagement(expression: ts.Expression, values: ValueResolver): boolean {
  const node = unwrap(expression);
  if (createsManagement(node)) {
    return true;
  }
  const target = ts.isCallExpression(node) ? node.expression : node;
  const declared = values.declarationOf(target);
  if (!declared) {
    return isAssignedManagement(target);
  }
  if (
    ts.isMethodDeclaration(declared) ||
    ts.isFunctionDeclaration(declared) ||
    ts.isGetAccessorDeclaration(declared)
  ) {
    return isManagementType(declared.type) || returnsManagement(declared.body);
  }
  if (
    ts.isParameter(declared) ||
    ts.isVariableDeclaration(declared) ||
    ts.isPropertyDeclaration(declared)
  ) {
    const { type, initializer } = declared;
    const assigned =
      ts.isPropertyDeclaration(declared) && ts.isClassLike(declared.parent)
        ? assignmentsTo(declared.parent, declared.name.getText())
        : [];
    return (
      isManagementType(type) ||
      createsManagement(initializer) ||
      assigned.some(createsManagement) ||
      isAssignedManagement(target)
    );
  }
  return false;
}

/** The name of the Management client's method that a call calls. */
export function managementMethod(
  { expression }: ts.CallExpression,
  values: ValueResolver,
): string | undefined {
  return ts.isPropertyAccessExpression(expression) && isManagement(expression.expression, values)
    ? expression.name.text
    : undefined;
}

/** Where nothing declares a name, what the file assigns to it: `this.management = new auth0.Management(…)`. */
function isAssignedManagement(target: ts.Expression): boolean {
  const name = lastName(target);
  let found = false;
  target.getSourceFile().forEachChild(function look(node): void {
    found ||=
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      name !== undefined &&
      lastName(node.left) === name &&
      createsManagement(node.right);
    if (!found) {
      node.forEachChild(look);
    }
  });
  return found;
}

/** The last name of `a.b.c`, so `c`. */
export function lastName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) {
    return node.text;
  }
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text;
  }
  return ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)
    ? lastName(node.expression)
    : undefined;
}

function isAuth0Js(namespace: ts.Expression): boolean {
  const { text } = namespace.getSourceFile();
  const name = namespace.getText();
  const imported = new RegExp(
    `import\\s+(\\*\\s+as\\s+)?${name}\\s+from\\s+['"]auth0-js|import\\s+${name}\\s*=\\s*require\\(['"]auth0-js`,
  );
  return imported.test(text) || /^((window|globalThis)\.)?auth0$/i.test(name);
}

function isManagementType(type: ts.TypeNode | undefined): boolean {
  return (
    type !== undefined && /^(\w+\.)?Management(\s*\|\s*(undefined|null))?$/.test(type.getText())
  );
}

function returnsManagement(body: ts.Block | undefined): boolean {
  return (
    body?.statements.some(
      (statement) => ts.isReturnStatement(statement) && createsManagement(statement.expression),
    ) ?? false
  );
}
