import type { Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import type { Application } from './application';

/** How an application names its components and their style files. */
export interface ComponentNames {
  readonly prefix: string;
  /** The extension of style files. */
  readonly style: string;
}

/** The dialects that CSS can be written in. */
const STYLES = ['css', 'scss', 'less'];

/** Reads what the workspace says about new components of an application. */
export async function componentNames(tree: Tree, { name }: Application): Promise<ComponentNames> {
  const workspace = await readWorkspace(tree);
  const project = workspace.projects.get(name);
  const style = [project?.extensions, workspace.extensions]
    .map((extensions) => styleIn(extensions?.['schematics']))
    .find((each) => each !== undefined);
  return {
    prefix: project?.prefix ?? 'app',
    style: style !== undefined && STYLES.includes(style) ? style : 'css',
  };
}

function styleIn(schematics: unknown): string | undefined {
  const component = (schematics as Record<string, { style?: string }> | undefined)?.[
    '@schematics/angular:component'
  ];
  return component?.style;
}
