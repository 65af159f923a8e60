import type { Tree } from '@angular-devkit/schematics';

/** Paths of an application's own TypeScript, specs left out. */
export function sourceFiles(tree: Tree, folder: string): string[] {
  const paths: string[] = [];
  tree.getDir(folder).visit((path) => {
    const inside = path.replace(/^\//, '');
    if (
      !inside.includes('node_modules/') &&
      /\.ts$/.test(inside) &&
      !/\.(spec|d)\.ts$/.test(inside)
    ) {
      paths.push(inside);
    }
  });
  return paths.sort();
}

/** Whether any of an application's source files contains a text. */
export function sourceMentions(tree: Tree, folder: string, text: string): boolean {
  return sourceFiles(tree, folder).some((path) => tree.readText(path).includes(text));
}
