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

/** What `ng generate ngx-auth0-profile:proxy` accepts. */
export interface ProxyOptions {
  path: string;
  domain: string;
  audience: string;
  origin: string;
  port: number;
}

/** Generates a back end folder that runs `auth0-profile-proxy`. Files that are there stay as they are. */
export function proxy(options: ProxyOptions): Rule {
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
          version: releaseVersions()['auth0-profile-proxy'],
          name: posix.basename(folder),
        }),
        filter((path) => !tree.exists(posix.join(folder, path))),
        move(folder),
      ]),
    );
  };
}
