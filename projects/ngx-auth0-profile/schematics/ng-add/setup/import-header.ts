import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import { readersFor, type Application } from '../../app-code/application';
import { ensureImport } from '../../app-code/ensure-import';
import { insertInto } from '../../app-code/insert';
import { propertyValue } from '../../app-code/property-value';
import { RootEditor } from '../../app-code/root-editor';

/** Where a root component gets the header from. */
export type HeaderImport = 'component' | 'ng-module';

/**
 * Imports the header where the root component can use it: into the component itself, or into the NgModule that the
 * application starts with. Changes nothing and answers `undefined` where neither has a list of imports.
 */
export function importHeader(
  tree: Tree,
  application: Application,
  component: string,
  header: string,
): HeaderImport | undefined {
  if (!tree.exists(component)) {
    return undefined;
  }
  const { sources, values } = readersFor(tree, application);
  const metadata = () => componentMetadata(sources.source(component));
  const isInModule = () => {
    const given = metadata();
    const standalone = given && propertyValue(given, 'standalone');
    return standalone?.kind === ts.SyntaxKind.FalseKeyword;
  };
  const editor = new RootEditor(sources, values, application.mainPath);
  const list = isInModule() ? () => importsOf(editor.root().literal) : () => importsOf(metadata());
  const found = list();
  if (!found) {
    return undefined;
  }
  const path = found.getSourceFile().fileName;
  const name = ensureImport(sources, path, 'AppHeader', specifierOf(path, header));
  // Found anew, as the import has changed the file.
  const now = list();
  if (!now) {
    return undefined;
  }
  insertInto(sources, now, name);
  sources.commit();
  return isInModule() ? 'ng-module' : 'component';
}

function specifierOf(path: string, header: string): string {
  return `./${posix.relative(posix.dirname(path), header)}`;
}

function componentMetadata(source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  for (const statement of source.statements.filter(ts.isClassDeclaration)) {
    for (const { expression } of ts.getDecorators(statement) ?? []) {
      const [metadata] = ts.isCallExpression(expression) ? expression.arguments : [];
      if (metadata && ts.isObjectLiteralExpression(metadata)) {
        return metadata;
      }
    }
  }
  return undefined;
}

function importsOf(
  literal: ts.ObjectLiteralExpression | undefined,
): ts.ArrayLiteralExpression | undefined {
  const imports = literal && propertyValue(literal, 'imports');
  return imports && ts.isArrayLiteralExpression(imports) ? imports : undefined;
}
