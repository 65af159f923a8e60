import {
  apply,
  applyTemplates,
  filter,
  mergeWith,
  move,
  url,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { posix } from 'node:path';
import { releaseVersions } from '../app-code/release-versions';
import { MY_ACCOUNT_SCOPES } from '../auth0/my-account-scopes';

/** What `ng generate ngx-auth0-profile:bff` accepts. */
export interface BffOptions {
  path: string;
  domain: string;
  clientId: string;
  origin: string;
  port: number;
  myAccount: boolean;
}

/** Generates a folder that runs the BFF of `auth0-profile-proxy`. Files that are there stay as they are. */
export function bff(options: BffOptions): Rule {
  return (tree: Tree, context: SchematicContext) => {
    const folder = options.path.replaceAll(/^\/+|\/+$/g, '');
    if (tree.exists(posix.join(folder, 'package.json'))) {
      context.logger.info(
        `${folder}/ is there already and was kept. Another folder: --path=<folder>`,
      );
    }
    return mergeWith(
      apply(url('./files'), [
        applyTemplates({
          ...options,
          dot: '.',
          myAccountScopes: MY_ACCOUNT_SCOPES.join(','),
          version: releaseVersions()['auth0-profile-proxy'],
          name: posix.basename(folder),
        }),
        filter((path) => !tree.exists(posix.join(folder, path))),
        move(folder),
      ]),
    );
  };
}
