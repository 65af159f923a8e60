import ts from 'typescript';
import type { AppSources } from '../app-code/app-sources';
import { createsManagement } from './legacy-names';

/** Removes Management clients that nothing uses any more, and the import of auth0-js with the last of them. */
export function removeUnusedManagement(
  sources: AppSources,
  path: string,
  names: ReadonlySet<string>,
): void {
  for (const name of names) {
    const node = unusedDeclaration(sources.source(path), name);
    if (node) {
      remove(sources, path, node);
    }
  }
  const unused = sources
    .source(path)
    .statements.find(
      (statement) =>
        ts.isImportDeclaration(statement) &&
        /^['"]auth0-js['"]$/.test(statement.moduleSpecifier.getText()) &&
        statement.importClause !== undefined &&
        importedNames(statement.importClause).every(
          (name) => occurrences(sources.source(path), name).length === 1,
        ),
    );
  if (unused) {
    remove(sources, path, unused);
  }
}

function unusedDeclaration(source: ts.SourceFile, name: string): ts.Node | undefined {
  const [only, ...more] = occurrences(source, name);
  if (!only || more.length > 0) {
    return undefined;
  }
  const declaration = only.parent;
  if (ts.isVariableDeclaration(declaration) && createsManagement(declaration.initializer)) {
    const list = declaration.parent;
    return ts.isVariableDeclarationList(list) && list.declarations.length === 1
      ? list.parent
      : undefined;
  }
  const isMember =
    ts.isPropertyDeclaration(declaration) ||
    ts.isGetAccessorDeclaration(declaration) ||
    ts.isMethodDeclaration(declaration);
  return isMember && isPrivate(declaration) ? declaration : undefined;
}

function isPrivate(member: ts.ClassElement): boolean {
  return (
    ts.canHaveModifiers(member) &&
    (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  );
}

function importedNames(clause: ts.ImportClause): string[] {
  const { name, namedBindings: bindings } = clause;
  const own = name ? [name.text] : [];
  if (!bindings) {
    return own;
  }
  return ts.isNamespaceImport(bindings)
    ? [...own, bindings.name.text]
    : [...own, ...bindings.elements.map((element) => element.name.text)];
}

function occurrences(source: ts.SourceFile, name: string): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  source.forEachChild(function look(node): void {
    if (ts.isIdentifier(node) && node.text === name) {
      found.push(node);
    }
    node.forEachChild(look);
  });
  return found;
}

function remove(sources: AppSources, path: string, node: ts.Node): void {
  const text = sources.text(path);
  const start = text.lastIndexOf('\n', node.getStart()) + 1;
  const lineEnd = text.indexOf('\n', node.getEnd());
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  sources.change(path, [{ start, end, text: '' }]);
}
