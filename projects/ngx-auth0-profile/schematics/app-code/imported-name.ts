import ts from 'typescript';

/** Whether an expression is the symbol that a package exports, under whatever name the file uses. */
export function isImported(node: ts.Node, symbol: string, packageName: string): boolean {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const namespace = node.expression.text;
    return (
      node.name.text === symbol &&
      importsOf(node.getSourceFile(), packageName).some(
        (bindings) => ts.isNamespaceImport(bindings) && bindings.name.text === namespace,
      )
    );
  }
  return (
    ts.isIdentifier(node) && localName(node.getSourceFile(), symbol, packageName) === node.text
  );
}

/** The name under which a file imports a package's symbol, or `undefined` when it does not. */
export function localName(
  source: ts.SourceFile,
  symbol: string,
  packageName: string,
): string | undefined {
  for (const bindings of importsOf(source, packageName)) {
    if (!ts.isNamedImports(bindings)) {
      continue;
    }
    const element = bindings.elements.find(
      ({ propertyName, name }) => (propertyName ?? name).text === symbol,
    );
    if (element) {
      return element.name.text;
    }
  }
  return undefined;
}

/** What each value import of a package binds in a file. */
export function importsOf(source: ts.SourceFile, packageName: string): ts.NamedImportBindings[] {
  return source.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) &&
    ts.isStringLiteral(statement.moduleSpecifier) &&
    statement.moduleSpecifier.text === packageName &&
    statement.importClause?.namedBindings &&
    statement.importClause.phaseModifier !== ts.SyntaxKind.TypeKeyword
      ? [statement.importClause.namedBindings]
      : [],
  );
}
