import type { Workspace } from './workspace.ts';

/** The file `ng new` writes the root providers to. */
export const CONFIG = 'src/app/app.config.ts';

/** Adds a provider beside the router's, as somebody has before `ng add`. */
export function provide(workspace: Workspace, code: string, imports: string): void {
  workspace.replace(CONFIG, 'provideRouter(routes)', `provideRouter(routes),\n    ${code},`);
  workspace.replace(CONFIG, 'import { routes }', `${imports}\nimport { routes }`);
}

/** How often a part stands in a text. */
export function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
