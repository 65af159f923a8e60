import type { Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import { AppSources } from '../../app-code/app-sources';
import type { Application } from '../../app-code/application';
import { insertInto } from '../../app-code/insert';
import { propertyValue } from '../../app-code/property-value';
import { unwrap } from '../../app-code/unwrap';
import type { Settings } from '../settings';
import { environmentProperty } from './configured-values';

/** Where an application keeps its build-time values. */
export function environmentPath({ sourceRoot }: Application): string {
  return posix.join(sourceRoot, 'environments/environment.ts');
}

/**
 * Writes the tenant into every environment file that does not have one.
 * Answers whether all of them have one now; a typed or computed environment is left as it is.
 */
export function fillEnvironments(
  tree: Tree,
  application: Application,
  settings: Settings,
): boolean {
  const folder = posix.dirname(environmentPath(application));
  const files = tree
    .getDir(folder)
    .subfiles.filter(
      (file) => /^environment(\.[\w-]+)?\.ts$/.test(file) && !file.endsWith('.d.ts'),
    );
  if (!files.includes('environment.ts' as (typeof files)[number])) {
    return false;
  }
  const sources = new AppSources(tree);
  const startsInDevelopment = files.some((file) => /\.prod(uction)?\.ts$/.test(file));
  for (const file of files) {
    const path = posix.join(folder, file);
    const literal = environmentLiteral(sources.source(path));
    if (!literal) {
      return false;
    }
    const development =
      file === 'environment.ts' ? startsInDevelopment : /\.(dev\w*|local)\.ts$/.test(file);
    const auth0 = propertyValue(literal, 'auth0');
    if (auth0) {
      if (hasKeys(auth0, settings)) {
        continue;
      }
      return false;
    }
    insertInto(
      sources,
      literal,
      environmentProperty(development ? settings.development : settings.production, settings),
    );
  }
  sources.commit();
  return true;
}

function environmentLiteral(source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) {
      continue;
    }
    for (const { name, type, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || name.text !== 'environment' || type || !initializer) {
        continue;
      }
      const literal = unwrap(initializer);
      if (ts.isObjectLiteralExpression(literal) && literal === initializer) {
        return literal;
      }
    }
  }
  return undefined;
}

function hasKeys(auth0: ts.Expression, { mode }: Settings): boolean {
  const keys = ['domain', 'clientId', 'audience', ...(mode === 'proxy' ? ['proxyUrl'] : [])];
  return ts.isObjectLiteralExpression(auth0) && keys.every((key) => propertyValue(auth0, key));
}
