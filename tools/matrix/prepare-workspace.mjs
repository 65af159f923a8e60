import { readFileSync, renameSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts that `ng new` writes, below `src`. */
const SCRIPTS = ['main.ts', 'app/app.config.ts', 'app/app.routes.ts', 'app/app.ts'];

/** Two applications and a library, none of them at the root. */
export async function multiProject({ ng }) {
  await ng('generate', 'application', 'admin', '--defaults', '--skip-install');
  await ng('generate', 'application', 'shop', '--defaults', '--skip-install');
  await ng('generate', 'library', 'ui', '--defaults', '--skip-install');
  return { dependencies: {} };
}

/** An application that logs in with auth0-angular already: its own scopes, and a toolbar that uses it. */
export function existingAuth0({ folder, emulatorPort, name }) {
  edit(join(folder, 'src/app/app.config.ts'), (text) =>
    text
      .replace(
        'provideRouter(routes)',
        `provideRouter(routes),
    provideHttpClient(withFetch(), withInterceptors([])),
    provideAuth0({
      domain: 'http://localhost:${emulatorPort}',
      clientId: '${name}',
      authorizationParams: { redirect_uri: location.origin, scope: 'openid profile email' },
    }),`,
      )
      .replace(
        'import { routes }',
        "import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';\nimport { provideAuth0 } from '@auth0/auth0-angular';\nimport { routes }",
      ),
  );
  edit(join(folder, 'src/app/app.ts'), (text) =>
    text
      .replace('{ Component, signal }', '{ Component, inject, signal }')
      .replace(
        'import { RouterOutlet }',
        "import { AuthService } from '@auth0/auth0-angular';\nimport { RouterOutlet }",
      )
      .replace(
        'export class App {',
        'export class App {\n  protected readonly auth = inject(AuthService);',
      ),
  );
  return { dependencies: { '@auth0/auth0-angular': '2.12.0' } };
}

/** main.ts reads the configuration through a path alias, and the configuration is split over files. */
export function aliasedConfig({ folder }) {
  const app = join(folder, 'src/app');
  mkdirSync(join(app, 'core'));
  renameSync(join(app, 'app.config.ts'), join(app, 'core/app.config.ts'));
  edit(join(app, 'core/app.config.ts'), (text) =>
    text
      .replace("'./app.routes'", "'../app.routes'")
      .replace('provideRouter(routes)', '...routing')
      .replace("import { routes } from '../app.routes';", "import { routing } from './routing';")
      .replace("import { provideRouter } from '@angular/router';\n", ''),
  );
  writeFileSync(
    join(app, 'core/routing.ts'),
    "import { provideRouter } from '@angular/router';\nimport { routes } from '../app.routes';\n\nexport const routing = [provideRouter(routes)];\n",
  );
  writeFileSync(join(app, 'core/index.ts'), "export { appConfig } from './app.config';\n");
  edit(join(folder, 'src/main.ts'), (text) => text.replace("'./app/app.config'", "'@core'"));
  edit(join(folder, 'tsconfig.json'), (text) =>
    text.replace(
      '"compilerOptions": {',
      '"compilerOptions": {\n    // where the core lives\n    "paths": { "@core": ["./src/app/core/index.ts"] },',
    ),
  );
}

/** Every script of the application with Windows' line ends. */
export function crlf({ folder }) {
  restyle(folder, SCRIPTS, (text) => text.replaceAll('\n', '\r\n'));
}

/** Every script of the application indented by tabs. The routes are empty: nothing there is indented. */
export function tabs({ folder }) {
  const indented = SCRIPTS.filter((name) => name !== 'app/app.routes.ts');
  restyle(folder, indented, (text) =>
    text.replaceAll(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
  );
}

/** Every script of the application without semicolons, in double quotes. */
export function noSemicolons({ folder }) {
  restyle(folder, SCRIPTS, (text) => text.replaceAll("'", '"').replaceAll(/;$/gm, ''));
}

/** Imports by `baseUrl`, an environment included. */
export function baseUrl({ folder }) {
  edit(join(folder, 'tsconfig.json'), (text) =>
    text.replace(
      '"compilerOptions": {',
      '"compilerOptions": {\n    "baseUrl": "./",\n    "ignoreDeprecations": "6.0",',
    ),
  );
  mkdirSync(join(folder, 'src/environments'));
  writeFileSync(
    join(folder, 'src/environments/environment.ts'),
    "export const environment = { api: '/api' };\n",
  );
  edit(join(folder, 'src/app/app.config.ts'), (text) =>
    text
      .replace("'./app.routes'", "'src/app/app.routes'")
      .replace(
        'import { routes }',
        "import { environment } from 'src/environments/environment';\nimport { routes }",
      )
      .concat('\nexport const api = environment.api;\n'),
  );
}

/** A route `profile` of the application's own. */
export function takenRoute({ folder }) {
  edit(join(folder, 'src/app/app.routes.ts'), (text) =>
    text.replace('[]', "[{ path: 'profile', redirectTo: '', pathMatch: 'full' }]"),
  );
}

/** A class interceptor, and an HttpClient that calls it. */
export function classInterceptors({ folder }) {
  edit(join(folder, 'src/app/app.config.ts'), (text) =>
    text
      .replace(
        'provideRouter(routes)',
        'provideRouter(routes),\n    provideHttpClient(withInterceptorsFromDi()),\n    { provide: HTTP_INTERCEPTORS, useClass: Quiet, multi: true },',
      )
      .replace(
        'import { routes }',
        "import { HTTP_INTERCEPTORS, HttpHandler, HttpInterceptor, HttpRequest, provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';\nimport { routes }",
      )
      .replace(
        'export const appConfig',
        'class Quiet implements HttpInterceptor {\n  intercept(request: HttpRequest<unknown>, next: HttpHandler) {\n    return next.handle(request);\n  }\n}\n\nexport const appConfig',
      ),
  );
}

/** A source folder of another name. */
export function customSourceRoot({ folder }) {
  renameSync(join(folder, 'src'), join(folder, 'web'));
  for (const name of ['angular.json', 'tsconfig.app.json', 'tsconfig.spec.json', 'tsconfig.json']) {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(?<=")src(?=["/])/g, 'web'));
  }
}

function restyle(folder, names, change) {
  for (const name of names) {
    edit(join(folder, 'src', name), change);
  }
}

function edit(path, change) {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) {
    throw new Error(`${path} is not what ng new is known to write:\n${before}`);
  }
  writeFileSync(path, after);
}
