import {
  apply,
  applyTemplates,
  chain,
  filter,
  mergeWith,
  move,
  noop,
  url,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { posix } from 'node:path';
import { findApplication, type Application } from '../app-code/application';
import { componentNames } from '../app-code/component-names';
import { restyleNewFiles } from '../app-code/restyle-new-files';

/** What `ng generate ngx-auth0-profile:profile-page` accepts. */
export interface ProfilePageOptions {
  project?: string;
  path?: string;
  ownPage: boolean;
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
    const { ownPage } = options;
    const names = { ...(await componentNames(tree, application)), ownPage };
    const generate = (files: string) =>
      mergeWith(
        apply(url(files), [
          applyTemplates(names),
          filter((path) => !tree.exists(posix.join(folder, path))),
          move(folder),
          restyleNewFiles(tree, application.mainPath),
        ]),
      );
    return chain([generate('./files'), generate(ownPage ? './own-files' : './account-files')]);
  };
}

/** Where an application's profile page is unless --path names another folder. */
export function pageFolder({ sourceRoot }: Application): string {
  return posix.join(sourceRoot, 'app/profile');
}
