import ts from 'typescript';
import type { AppSources } from './app-sources';

/** Removes an imported symbol from a file that no longer uses it, and the statement when it is empty. */
export function removeImport(
  sources: AppSources,
  path: string,
  symbol: string,
  from: string,
): void {
  const source = sources.source(path);
  for (const statement of source.statements) {
    if (
      !ts.isImportDeclaration(statement) ||
      !ts.isStringLiteral(statement.moduleSpecifier) ||
      statement.moduleSpecifier.text !== from
    ) {
      continue;
    }
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) {
      continue;
    }
    const element = bindings.elements.find(
      ({ propertyName, name }) => (propertyName ?? name).text === symbol,
    );
    if (!element || isUsed(source, element)) {
      continue;
    }
    const rest = bindings.elements.filter((each) => each !== element);
    if (rest.length === 0 && !statement.importClause.name) {
      const end = statement.getEnd();
      const newline = source.text.startsWith('\n', end) ? 1 : 0;
      sources.change(path, [{ start: statement.getStart(), end: end + newline, text: '' }]);
    } else {
      const text = `{ ${rest.map((each) => each.getText()).join(', ')} }`;
      sources.change(path, [{ start: bindings.getStart(), end: bindings.getEnd(), text }]);
    }
    return;
  }
}

function isUsed(source: ts.SourceFile, element: ts.ImportSpecifier): boolean {
  let used = false;
  source.forEachChild(function look(node): void {
    if (ts.isIdentifier(node) && node.text === element.name.text && node.parent !== element) {
      used = true;
    }
    if (!used) {
      node.forEachChild(look);
    }
  });
  return used;
}
