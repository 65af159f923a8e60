import type { Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import type { Application } from '../../app-code/application';
import { styleOf } from '../../app-code/file-style';
import { restyleFile } from '../../app-code/restyle';

/** What `ng new` writes into a global style sheet. */
const EMPTY = '/* You can add global styles to this file, and also import other style files */';

const STYLES = `
:root {
  color: light-dark(#1c2230, #e8ebf1);
  background: light-dark(#fff, #14181f);
  color-scheme: light dark;
  font-family: system-ui, sans-serif;
}

/* The theme that the user has chosen on the profile page. */
:root:has([data-theme='light']) {
  color-scheme: light;
}

:root:has([data-theme='dark']) {
  color-scheme: dark;
}

body {
  margin: 0;
}
`;

/** Gives a fresh application a font and a light and a dark theme. A style sheet with rules stays as it is. */
export async function fillGlobalStyles(tree: Tree, { name }: Application): Promise<void> {
  const { projects } = await readWorkspace(tree);
  const styles = projects.get(name)?.targets.get('build')?.options?.['styles'];
  const [path] = Array.isArray(styles) ? styles : [];
  if (typeof path !== 'string' || !/\.(css|scss|less)$/.test(path) || !tree.exists(path)) {
    return;
  }
  const text = tree.readText(path);
  if (text.trim() === EMPTY) {
    tree.overwrite(path, restyleFile(path, `${EMPTY}\n${STYLES}`, styleOf(text)));
  }
}
