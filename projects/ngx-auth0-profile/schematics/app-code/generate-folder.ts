import {
  apply,
  applyTemplates,
  filter,
  mergeWith,
  move,
  url,
  type Rule,
} from '@angular-devkit/schematics';
import { posix } from 'node:path';

/**
 * Generates the files beside the running schematic into a folder. Files that are there stay as they are. Templates get
 * `values`, the `name` of the folder, and `dot` for names that begin with one.
 */
export function generateFolder(path: string, values: object): Rule {
  return (tree, context) => {
    const folder = path.replaceAll(/^\/+|\/+$/g, '');
    if (tree.exists(posix.join(folder, 'package.json'))) {
      context.logger.info(
        `${folder}/ is there already and was kept. Another folder: --path=<folder>`,
      );
    }
    return mergeWith(
      apply(url('./files'), [
        applyTemplates({ ...values, dot: '.', name: posix.basename(folder) }),
        filter((file) => !tree.exists(posix.join(folder, file))),
        move(folder),
      ]),
    );
  };
}
