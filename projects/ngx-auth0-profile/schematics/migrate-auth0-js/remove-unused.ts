import ts from 'typescript';
import type { AppSources } from '../app-code/app-sources';
import { enclosingClass, onlyReturn } from '../app-code/class-member';
import { createsManagement } from './management-client';

/** Calls without an effect, so that a variable they fill can go when nothing reads it. */
const PURE_CALL =
  /^(JSON\.(stringify|parse)|(localStorage|sessionStorage)\.getItem|encodeURI(Component)?|String)$|^new (Http)?Headers\b/;

/**
 * Removes what the rewrites left without a use: Management clients, the constants that made up a
 * request, and the import of auth0-js with the last of them.
 */
export function removeUnused(
  sources: AppSources,
  path: string,
  candidates: ReadonlySet<string>,
): void {
  for (let node = unusedIn(sources.source(path), candidates); node;) {
    remove(sources, path, node);
    node = unusedIn(sources.source(path), candidates);
  }
}

function unusedIn(source: ts.SourceFile, candidates: ReadonlySet<string>): ts.Node | undefined {
  return (
    firstMatch(source, (node) => unusedDeclaration(node, source, candidates)) ??
    source.statements.find(
      (statement) =>
        ts.isImportDeclaration(statement) &&
        /^['"]auth0-js['"]$/.test(statement.moduleSpecifier.getText()) &&
        statement.importClause !== undefined &&
        importedNames(statement.importClause).every(
          (name) => occurrences(source, name).length === 1,
        ),
    )
  );
}

function unusedDeclaration(
  node: ts.Node,
  source: ts.SourceFile,
  candidates: ReadonlySet<string>,
): ts.Node | undefined {
  if (ts.isVariableDeclaration(node)) {
    const list = node.parent;
    const scope = ts.isVariableDeclarationList(list) ? list.parent.parent : undefined;
    const mayGo =
      node.initializer &&
      ts.isIdentifier(node.name) &&
      (createsManagement(node.initializer) ||
        (candidates.has(node.name.text) && isPure(node.initializer)));
    const isUnused =
      mayGo &&
      scope &&
      ts.isVariableDeclarationList(list) &&
      list.declarations.length === 1 &&
      !isExported(list.parent) &&
      occurrences(scope, node.name.getText()).length === 1;
    return isUnused ? list.parent : undefined;
  }
  const isClient =
    (ts.isPropertyDeclaration(node) &&
      (createsManagement(node.initializer) || /\bManagement\b/.test(node.type?.getText() ?? ''))) ||
    ((ts.isGetAccessorDeclaration(node) || ts.isMethodDeclaration(node)) &&
      (node.body?.statements.some(
        (each) => ts.isReturnStatement(each) && createsManagement(each.expression),
      ) ??
        false));
  return isClient && isPrivate(node) && occurrences(source, node.name.getText()).length === 1
    ? node
    : undefined;
}

/** Whether making a value does nothing else. */
function isPure(node: ts.Node): boolean {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const text = ts.isNewExpression(node)
      ? `new ${node.expression.getText()}`
      : node.expression.getText();
    const isChain = /^new HttpHeaders\b[^]*\.(set|append)$/.test(text);
    if (!PURE_CALL.test(text) && !isChain && !callsPureMethod(node)) {
      return false;
    }
  }
  if (ts.isAwaitExpression(node) || ts.isFunctionLike(node)) {
    return false;
  }
  const parts = ts.isCallExpression(node) ? node.arguments : node.getChildren();
  return parts.every((part) => isPure(part));
}

/** `this.token()` of a method that only returns a pure value. */
function callsPureMethod({ expression }: ts.CallExpression | ts.NewExpression): boolean {
  const isOwn =
    ts.isPropertyAccessExpression(expression) &&
    expression.expression.kind === ts.SyntaxKind.ThisKeyword;
  const method = isOwn
    ? enclosingClass(expression)?.members.find(
        (each) => each.name?.getText() === expression.name.text,
      )
    : undefined;
  const returned = method && ts.isMethodDeclaration(method) ? onlyReturn(method.body) : undefined;
  return returned !== undefined && isPure(returned);
}

function isExported(statement: ts.Node): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

function isPrivate(member: ts.Node): member is ts.ClassElement {
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

function firstMatch(
  node: ts.Node,
  match: (node: ts.Node) => ts.Node | undefined,
): ts.Node | undefined {
  return node.forEachChild((child) => match(child) ?? firstMatch(child, match));
}

function occurrences(scope: ts.Node, name: string): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  scope.forEachChild(function look(node): void {
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
