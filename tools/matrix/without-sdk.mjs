import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';
import { MatrixWorkspace } from './matrix-workspace.mjs';

/** What only the code of the SDKs has, also minified. */
const SDK_TRACES = ['@@auth0spajs@@', 'auth0-spa-js', 'getTokenSilently', 'is.authenticated'];

/** What the bundle has of the library, which proves that the search finds something. */
const LIBRARY_TRACE = 'X-CSRF';

const FILES = {
  'app.config.ts': `import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { provideClientHydration } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { profileInterceptor, provideAuth0Profile, withStepUp } from 'ngx-auth0-profile';
import { withBff } from 'ngx-auth0-profile/bff';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideClientHydration(),
    provideHttpClient(withInterceptors([profileInterceptor])),
    provideAuth0Profile(withBff({ url: '/bff' }), withStepUp('redirect')),
  ],
};
`,
  'app.routes.ts': `import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';
import { SettingsPage } from './settings-page';

export const routes: Routes = [
  { path: '', pathMatch: 'full', children: [] },
  { path: 'settings', canActivate: [scopeGuard('update:profile')], component: SettingsPage },
];
`,
  'app.ts': `import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { injectSession } from 'ngx-auth0-profile';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet],
  template: \`<h1>Shop</h1>
    <p>{{ session.user()?.name ?? 'Nobody is known yet' }}</p>
    <router-outlet />\`,
})
export class App {
  protected readonly session = injectSession();
}
`,
  'settings-page.ts': `import { Component, inject } from '@angular/core';
import { HasScope, ProfileService } from 'ngx-auth0-profile';

@Component({
  imports: [HasScope],
  template: \`<h2>Settings</h2>
    <p id="name">{{ profiles.profile()?.name }}</p>
    <button *auth0ProfileHasScope="'update:profile'" (click)="rename()">Rename</button>\`,
})
export class SettingsPage {
  protected readonly profiles = inject(ProfileService);

  protected async rename(): Promise<void> {
    await this.profiles.update({ name: 'Ada King' });
  }
}
`,
  'app.spec.ts': `import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideRouter } from '@angular/router';
import { withBff } from 'ngx-auth0-profile/bff';
import { Auth0ProfileTestingController, provideAuth0ProfileTesting } from 'ngx-auth0-profile/testing';
import { routes } from './app.routes';

describe('the settings', () => {
  it('rename the user by the BFF, without a token', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter(routes),
        provideAuth0ProfileTesting({
          features: [withBff({ url: '/bff' })],
          profile: { name: 'Ada' },
        }),
      ],
    });
    const harness = await RouterTestingHarness.create('/settings');
    const page = harness.routeNativeElement!;
    const shown = () => expect.poll(() => page.querySelector('#name')!.textContent, { timeout: 4000 });
    await shown().toBe('Ada');
    page.querySelector('button')!.click();
    await shown().toBe('Ada King');
    const { sent, requests } = TestBed.inject(Auth0ProfileTestingController);
    expect(sent.map(({ method, path }) => method + ' ' + path)).toContain('PATCH /me');
    for (const { headers } of requests) {
      expect(headers.has('Authorization')).toBe(false);
    }
  });
});
`,
};

/** A rendered workspace of `ng new` with `withBff()`, in which no package of Auth0 is installed. */
export class WithoutSdk {
  constructor(registry) {
    const { version } = readJson(join(root, 'dist/ngx-auth0-profile/package.json'));
    this.workspace = new MatrixWorkspace(
      {
        name: '22 BFF without an SDK',
        create: ['--ssr'],
        server: true,
        dependencies: { 'ngx-auth0-profile': version },
      },
      registry,
    );
  }

  /** Installs the workspace with the library; npm refuses peers that contradict each other. */
  async install() {
    await this.workspace.create();
    const app = join(this.workspace.folder, 'src/app');
    mkdirSync(app, { recursive: true });
    for (const [name, text] of Object.entries(FILES)) {
      writeFileSync(join(app, name), text);
    }
  }

  /** The folders of Auth0's SDKs that are installed. */
  installedSdks() {
    const { folder } = this.workspace;
    return ['@auth0', 'auth0-js', 'auth0-lock'].filter((name) =>
      existsSync(join(folder, 'node_modules', name)),
    );
  }

  async build() {
    await this.workspace.ng('build');
  }

  /** What the scripts for browser and server have of the SDKs. */
  tracesOfSdks() {
    const scripts = readdirSync(this.dist, { recursive: true })
      .filter((path) => /\.m?js$/.test(path))
      .map((path) => readFileSync(join(this.dist, path), 'utf8'));
    if (!scripts.some((text) => text.includes(LIBRARY_TRACE))) {
      throw new Error(`No script of the build has ${LIBRARY_TRACE}.`);
    }
    return SDK_TRACES.filter((trace) => scripts.some((text) => text.includes(trace)));
  }

  /** The HTML of a prerendered page. */
  prerendered(path) {
    return readFileSync(join(this.dist, 'browser', path, 'index.html'), 'utf8');
  }

  async test() {
    await this.workspace.ng('test', '--watch=false');
  }

  close() {
    this.workspace.remove();
  }

  get dist() {
    return join(this.workspace.folder, 'dist', this.workspace.name);
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
