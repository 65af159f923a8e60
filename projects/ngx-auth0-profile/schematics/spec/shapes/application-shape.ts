import type { ApplicationOptions } from '../workspace.ts';

/** An application before `ng add`: what `ng new` is told, and what somebody changed since. */
export interface ApplicationShape {
  /** The name of the golden file. */
  readonly name: string;
  readonly create?: ApplicationOptions;
  /** The options of `ng add`; without any the application's own tenant or the emulator is used. */
  readonly add?: object;
  /** Files by path: their text, or how it changes. */
  readonly files: Readonly<Record<string, string | ((text: string) => string)>>;
}

export const CONFIG = 'src/app/app.config.ts';
export const ROUTES = 'src/app/app.routes.ts';
export const ENVIRONMENT = 'src/environments/environment.ts';

/** Adds a provider behind the router's, with its imports. */
export const provider =
  (code: string, imports: string) =>
  (text: string): string =>
    text
      .replace('provideRouter(routes)', `provideRouter(routes),\n    ${code}`)
      .replace('import { routes }', `${imports}\nimport { routes }`);

/** Replaces the empty routes. */
export const routes =
  (code: string, imports = '') =>
  (text: string): string =>
    imports + text.replace('[]', code);
