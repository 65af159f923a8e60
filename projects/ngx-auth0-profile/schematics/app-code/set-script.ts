import type { Tree } from '@angular-devkit/schematics';
import { JSONFile } from '@schematics/angular/utility/json-file';

/** Adds an npm script unless there is one of that name; the rest of package.json stays as it is. */
export function setScript(tree: Tree, name: string, command: string): void {
  const manifest = new JSONFile(tree, 'package.json');
  if (manifest.get(['scripts', name]) === undefined) {
    manifest.modify(['scripts', name], command);
  }
}
