import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import type { Application } from './application';
import { AppSources } from './app-sources';
import { ensureImport } from './ensure-import';
import { insertInto } from './insert';
import { propertyValue } from './property-value';
import { unwrap } from './unwrap';

/**
 * Leaves a route to the browser in an application that renders on the server: its page needs a
 * session, which the server does not have. Does nothing where there are no server routes.
 */
export function addClientRoute(tree: Tree, application: Application, path: string): void {
  const file = ['app/app.routes.server.ts', 'app/app-routes.server.ts']
    .map((name) => posix.join(application.sourceRoot, name))
    .find((candidate) => tree.exists(candidate));
  if (!file) {
    return;
  }
  const sources = new AppSources(tree);
  const present = serverRoutes(sources.source(file));
  if (!present || present.elements.some((each) => pathOf(each) === path)) {
    return;
  }
  const mode = ensureImport(sources, file, 'RenderMode', '@angular/ssr');
  const routes = serverRoutes(sources.source(file));
  if (!routes) {
    return;
  }
  insertInto(
    sources,
    routes,
    `{\n  path: '${path}',\n  renderMode: ${mode}.Client\n}`,
    routes.elements[0],
  );
  sources.commit();
}

function serverRoutes(source: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) {
      continue;
    }
    for (const { type, initializer } of statement.declarationList.declarations) {
      const value = initializer && unwrap(initializer);
      if (type?.getText() === 'ServerRoute[]' && value && ts.isArrayLiteralExpression(value)) {
        return value;
      }
    }
  }
  return undefined;
}

function pathOf(route: ts.Expression): string | undefined {
  if (!ts.isObjectLiteralExpression(route)) {
    return undefined;
  }
  const path = propertyValue(route, 'path');
  return path && ts.isStringLiteralLike(path) ? path.text : undefined;
}
