import type { Tree } from '@angular-devkit/schematics';
import { JSONFile } from '@schematics/angular/utility/json-file';

const PATH = 'package.json';

/** Adds an npm script unless there is one of that name; the rest of package.json stays as it is. */
export function setScript(tree: Tree, name: string, command: string): void {
  const manifest = new JSONFile(tree, PATH);
  if (manifest.get(['scripts', name]) === undefined) {
    manifest.modify(['scripts', name], command);
    tree.overwrite(PATH, indentedLikeItsNeighbours(tree.readText(PATH), name));
  }
}

/** JSONFile indents by two spaces; the lines around may have others. */
function indentedLikeItsNeighbours(text: string, name: string): string {
  const [, indent] = /"scripts":\s*\{[^\S\n]*\n([ \t]+)"/.exec(text) ?? [];
  const line = new RegExp(`^[ \\t]*(?="${name}":)`, 'm');
  return indent === undefined ? text : text.replace(line, indent);
}
