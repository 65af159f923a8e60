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
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import type { Application } from '../../app-code/application';
import { componentNames } from '../../app-code/component-names';
import { styleOf } from '../../app-code/file-style';
import { restyleFile } from '../../app-code/restyle';
import { restyleNewFiles } from '../../app-code/restyle-new-files';
import { pageFolder } from '../../profile-page/index';
import { fillGlobalStyles } from './global-styles';
import { importHeader } from './import-header';
import { linkAdvice } from './link-advice';
import { placeholderSpec } from './placeholder-spec';

/**
 * Makes room for the profile page in a fresh workspace: the welcome page of `ng new` fills the screen and has a
 * `<main>` and an `<h1>` of its own. A header, the router outlet and the title take its place. A page that somebody
 * has changed stays, and the report says what to add to it.
 */
export function replacePlaceholder(
  application: Application,
  path: string,
  hadAuth0: boolean,
): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const folder = posix.join(application.sourceRoot, 'app');
    const file = ['app', 'app.component'].find((name) =>
      tree.exists(posix.join(folder, `${name}.html`)),
    );
    const template = posix.join(folder, `${file ?? 'app'}.html`);
    const text = file ? tree.readText(template) : undefined;
    const header = posix.join(pageFolder(application), 'app-header');
    const headerIn =
      file && text !== undefined && isUntouched(text) && !tree.exists(`${header}.ts`)
        ? importHeader(tree, application, posix.join(folder, `${file}.ts`), header)
        : undefined;
    if (!file || text === undefined || !headerIn) {
      const advice = linkAdvice(tree, application, path, { template, text, hadAuth0 });
      if (advice) {
        context.logger.info(advice);
      }
      return undefined;
    }
    const { prefix, style } = await componentNames(tree, application);
    const html = `<${prefix}-header [title]="title()" />\n\n<router-outlet />\n`;
    tree.overwrite(template, restyleFile(template, html, styleOf(text)));
    const spec = posix.join(folder, `${file}.spec.ts`);
    const specText = tree.exists(spec) ? tree.readText(spec) : '';
    if (/'should render title'/.test(specText) && specText.match(/\bit\(/g)?.length === 2) {
      const inModule = headerIn === 'ng-module';
      const code = placeholderSpec({ file, path, inModule });
      tree.overwrite(spec, restyleFile(spec, code, styleOf(specText)));
    }
    await fillGlobalStyles(tree, application);
    const files = apply(url('./header-files'), [
      applyTemplates({ prefix, path, style }),
      move(pageFolder(application)),
      restyleNewFiles(tree, application.mainPath),
    ]);
    return mergeWith(files);
  };
}

/** Whether a page is what the installed version of Angular writes, formatted or not. */
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
  // The Angular CLI formats new files with Prettier where a workspace has it.
  const compact = (code: string) => code.replaceAll(/[\s"';,]|\/(?=>)/g, '').toLowerCase();
  return compact(text) === compact(written);
}
