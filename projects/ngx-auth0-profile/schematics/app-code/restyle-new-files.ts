import { forEach, type Rule, type Tree } from '@angular-devkit/schematics';
import { styleForNewFile } from './file-style';
import { restyleFile } from './restyle';

/** Writes the new files of a source as `.editorconfig` says, else as a file that is there is written. */
export function restyleNewFiles(tree: Tree, like: string): Rule {
  return forEach(({ path, content }) => {
    const style = styleForNewFile(tree, path, like);
    return { path, content: Buffer.from(restyleFile(path, content.toString(), style)) };
  });
}
