import {
  apply,
  applyTemplates,
  filter,
  mergeWith,
  move,
  noop,
  url,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { posix } from 'node:path';
import { findApplication, type Application } from '../app-code/application';
import { restyleNewFiles } from '../app-code/restyle-new-files';

/** What `ng generate ngx-auth0-profile:profile-page` accepts. */
export interface ProfilePageOptions {
  project?: string;
  path?: string;
  mode: 'direct' | 'proxy';
}

/** Generates the profile page. Files that are there already stay as they are. */
export function profilePage(options: ProfilePageOptions): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const application = await findApplication(
      tree,
      'ng generate ngx-auth0-profile:profile-page',
      options.project,
    );
    if ('library' in application) {
      context.logger.warn(
        `'${application.library}' is a library: no page was generated. Name an application: --project=<application>`,
      );
      return noop();
    }
    const folder = options.path ?? pageFolder(application);
    const { projects } = await readWorkspace(tree);
    const prefix = projects.get(application.name)?.prefix ?? 'app';
    return mergeWith(
      apply(url('./files'), [
        applyTemplates({ prefix, mode: options.mode }),
        filter((path) => !tree.exists(posix.join(folder, path))),
        move(folder),
        restyleNewFiles(tree, application.mainPath),
      ]),
    );
  };
}

/** Where an application's profile page is unless --path names another folder. */
export function pageFolder({ sourceRoot }: Application): string {
  return posix.join(sourceRoot, 'app/profile');
}
