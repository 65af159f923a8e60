import ts from 'typescript';

/** The names under which a file keeps an `auth0.Management`: variables, properties, getters, methods, parameters. */
export function managementNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  source.forEachChild(function look(node): void {
    if (
      (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node)) &&
      ts.isIdentifier(node.name) &&
      (createsManagement(node.initializer) || isManagementType(node.type))
    ) {
      names.add(node.name.text);
    }
    if (
      (ts.isGetAccessorDeclaration(node) ||
        ts.isMethodDeclaration(node) ||
        ts.isFunctionDeclaration(node)) &&
      node.name &&
      ts.isIdentifier(node.name) &&
      (isManagementType(node.type) || returnsManagement(node.body))
    ) {
      names.add(node.name.text);
    }
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      createsManagement(node.right)
    ) {
      const name = lastName(node.left);
      if (name) {
        names.add(name);
      }
    }
    node.forEachChild(look);
  });
  return names;
}

/** Whether a node is `new auth0.Management(...)`, whatever the namespace is called. */
export function createsManagement(node: ts.Node | undefined): node is ts.NewExpression {
  return (
    node !== undefined && ts.isNewExpression(node) && lastName(node.expression) === 'Management'
  );
}

/** Whether an expression is a Management client of the file. */
export function isManagement(node: ts.Expression, names: ReadonlySet<string>): boolean {
  if (createsManagement(node)) {
    return true;
  }
  const target = ts.isCallExpression(node) ? node.expression : node;
  const name = lastName(target);
  return name !== undefined && names.has(name);
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
