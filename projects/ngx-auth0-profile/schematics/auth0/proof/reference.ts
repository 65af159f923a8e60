import ts from 'typescript';
import { unwrap } from '../../app-code/unwrap';
import type { ValueResolver } from '../../app-code/value-resolver';

/**
 * A name for what an expression refers to, the same for every expression that refers to it: two
 * unknown values with one name are equal.
 */
export function referenceOf(values: ValueResolver, expression: ts.Expression): string | undefined {
  const node = unwrap(expression);
  const declared = values.declarationOf(node);
  if (declared) {
    if (ts.isVariableDeclaration(declared) && declared.initializer) {
      const inner = unwrap(declared.initializer);
      if (ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner)) {
        return referenceOf(values, inner);
      }
    }
    return `${declared.getSourceFile().fileName}:${String(declared.getStart())}`;
  }
  if (ts.isIdentifier(node)) {
    return `${importedFrom(node) ?? node.getSourceFile().fileName}#${node.text}`;
  }
  if (ts.isPropertyAccessExpression(node)) {
    const object = referenceOf(values, node.expression);
    return object && `${object}.${node.name.text}`;
  }
  return undefined;
}

/** The module an identifier comes from when it cannot be read, by the last names of its path. */
function importedFrom(node: ts.Identifier): string | undefined {
  for (const statement of node.getSourceFile().statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) {
      continue;
    }
    const bindings = statement.importClause?.namedBindings;
    const named =
      bindings && ts.isNamedImports(bindings)
        ? bindings.elements.some(({ name }) => name.text === node.text)
        : statement.importClause?.name?.text === node.text;
    if (named) {
      return statement.moduleSpecifier.text.replace(/^[./]+/, '');
    }
  }
  return undefined;
}
