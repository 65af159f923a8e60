import {
  apply,
  applyTemplates,
  mergeWith,
  move,
  url,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import type { Application } from '../../app-code/application';
import { AppSources } from '../../app-code/app-sources';
import { ensureImport } from '../../app-code/ensure-import';
import { styleOf } from '../../app-code/file-style';
import { insertInto } from '../../app-code/insert';
import { propertyValue } from '../../app-code/property-value';
import { restyleFile } from '../../app-code/restyle';
import { restyleNewFiles } from '../../app-code/restyle-new-files';
import { pageFolder } from '../../profile-page/index';
import { placeholderSpec } from './placeholder-spec';

/** How Angular marks the welcome page that `ng new` writes. */
const MARK = 'is only a placeholder';

/**
 * Makes room for the profile page in a fresh workspace: the welcome page of `ng new` fills the
 * screen and has a `<main>` and an `<h1>` of its own. A page that somebody has changed stays.
 */
export function replacePlaceholder(application: Application, path: string): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const folder = posix.join(application.sourceRoot, 'app');
    const template = posix.join(folder, 'app.html');
    const text = tree.exists(template) ? tree.readText(template) : '';
    if (!text.includes(MARK)) {
      return undefined;
    }
    const component = posix.join(folder, 'app.ts');
    const header = posix.join(pageFolder(application), 'app-header');
    const isFree = !tree.exists(`${header}.ts`);
    if (!isFree || !isUntouched(text) || !importHeader(tree, component, header)) {
      context.logger.info(
        `${template} stays as it is. The profile page shows where its <router-outlet /> is, below what else is on the page; link to it with routerLink="/${path}".`,
      );
      return undefined;
    }
    const { projects } = await readWorkspace(tree);
    const prefix = projects.get(application.name)?.prefix ?? 'app';
    const html = `<${prefix}-header />\n\n<router-outlet />\n`;
    tree.overwrite(template, restyleFile(template, html, styleOf(text)));
    const spec = posix.join(folder, 'app.spec.ts');
    const specText = tree.exists(spec) ? tree.readText(spec) : '';
    if (/'should render title'/.test(specText) && specText.match(/\bit\(/g)?.length === 2) {
      tree.overwrite(spec, restyleFile(spec, placeholderSpec(path), styleOf(specText)));
    }
    const files = apply(url('./header-files'), [
      applyTemplates({ prefix, path }),
      move(pageFolder(application)),
      restyleNewFiles(tree, application.mainPath),
    ]);
    return mergeWith(files);
  };
}

/** Whether a page is what the installed version of Angular writes, to the letter. */
function isUntouched(text: string): boolean {
  const name = 'application/files/common-files/src/app/app__suffix__.html.template';
  const path = join(
    dirname(createRequire(__filename).resolve('@schematics/angular/package.json')),
    name,
  );
  if (!existsSync(path)) {
    return false;
  }
  const written = readFileSync(path, 'utf8').replaceAll(/<%[^]*?%>/g, '');
  const compact = (code: string) => code.replaceAll(/\s+/g, ' ').trim();
  return compact(text) === compact(written);
}

/** Imports the header into a standalone component. */
function importHeader(tree: Tree, path: string, header: string): boolean {
  if (!tree.exists(path)) {
    return false;
  }
  const sources = new AppSources(tree);
  const imports = () => importsOf(sources.source(path));
  if (!imports()) {
    return false;
  }
  const specifier = posix.relative(posix.dirname(path), header);
  const name = ensureImport(sources, path, 'AppHeader', `./${specifier}`);
  const list = imports();
  if (list) {
    insertInto(sources, list, name);
  }
  sources.commit();
  return list !== undefined;
}

function importsOf(source: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
  for (const statement of source.statements.filter(ts.isClassDeclaration)) {
    for (const { expression } of ts.getDecorators(statement) ?? []) {
      const [metadata] = ts.isCallExpression(expression) ? expression.arguments : [];
      const imports =
        metadata && ts.isObjectLiteralExpression(metadata)
          ? propertyValue(metadata, 'imports')
          : undefined;
      if (imports && ts.isArrayLiteralExpression(imports)) {
        return imports;
      }
    }
  }
  return undefined;
}
