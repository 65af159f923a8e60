import { noop, type Rule, type SchematicContext, type Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { posix } from 'node:path';
import { AppSources } from '../app-code/app-sources';
import { findApplication } from '../app-code/application';
import { ModuleResolver } from '../app-code/module-resolver';
import { readPathMappings } from '../app-code/path-mappings';
import { sourceFiles } from '../app-code/source-mentions';
import { ValueResolver } from '../app-code/value-resolver';
import { migrateFile } from './migrate-file';

/** What `ng generate ngx-auth0-profile:migrate-auth0-js` accepts. */
export interface MigrateOptions {
  project?: string;
  path?: string;
}

/** Moves a project from auth0-js `Management` and hand-written requests to ProfileService. */
export function migrateAuth0Js(options: MigrateOptions): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const folder = options.path ?? (await sourceFolder(tree, options.project));
    const sources = new AppSources(tree);
    const values = new ValueResolver(
      sources,
      new ModuleResolver(sources, readPathMappings(tree, 'tsconfig.json')),
    );
    let rewritten = 0;
    let commented = 0;
    for (const path of sourceFiles(tree, folder)) {
      if (!/\bManagement\b|\/api\/v2\/users|\bWebAuth\b|Auth0Lock/.test(tree.readText(path))) {
        continue;
      }
      const result = migrateFile(sources, values, path);
      rewritten += result.rewritten;
      commented += result.commented.length;
      for (const text of result.commented) {
        context.logger.warn(`${path}: ${text}`);
      }
    }
    sources.commit();
    context.logger.info(
      `${String(rewritten)} calls rewritten, ${String(commented)} places marked with "ngx-auth0-profile:" for you to look at.`,
    );
    return noop();
  };
}

/** A library may hold legacy code as well as an application. */
async function sourceFolder(tree: Tree, requested?: string): Promise<string> {
  const command = 'ng generate ngx-auth0-profile:migrate-auth0-js';
  const application = await findApplication(tree, command, requested);
  if (!('library' in application)) {
    return application.sourceRoot;
  }
  const { projects } = await readWorkspace(tree);
  const project = projects.get(application.library);
  return project?.sourceRoot ?? posix.join(project?.root ?? '', 'src');
}
