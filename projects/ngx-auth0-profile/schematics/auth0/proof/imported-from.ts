import ts from 'typescript';

/** Whether a file imports anything of a package, types included. */
export function isImportedFrom(source: ts.SourceFile, packageName: string): boolean {
  return source.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      statement.moduleSpecifier.text === packageName,
  );
}
