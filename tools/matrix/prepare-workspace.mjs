import { readFileSync, renameSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

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

function edit(path, change) {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) {
    throw new Error(`${path} is not what ng new is known to write:\n${before}`);
  }
  writeFileSync(path, after);
}
