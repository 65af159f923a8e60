import type { Tree } from '@angular-devkit/schematics';
import ts from 'typescript';
import { AppSources } from './app-sources';
import { insertInto } from './insert';
import { propertyValue } from './value-resolver';

/** Adds an npm script unless there is one of that name; the rest of package.json stays as it is. */
export function setScript(tree: Tree, name: string, command: string): void {
  const path = 'package.json';
  const sources = new AppSources(tree);
  const [statement] = sources.source(path).statements;
  const root = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (!root || !ts.isObjectLiteralExpression(root)) {
    return;
  }
  const entry = `${JSON.stringify(name)}: ${JSON.stringify(command)}`;
  const scripts = propertyValue(root, 'scripts');
  if (!scripts) {
    insertInto(sources, root, `"scripts": {\n  ${entry}\n}`);
  } else if (ts.isObjectLiteralExpression(scripts) && !propertyValue(scripts, name)) {
    insertInto(sources, scripts, entry);
  }
  sources.commit();
}
