import { CONFIG, count, provide } from './existing-application.ts';
import { Workspace } from './workspace.ts';

const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };

describe('ng add ngx-auth0-profile, keeping what is there', () => {
  describe('when HttpClient is provided', () => {
    const forms: [there: string, then: string, imports: string][] = [
      [
        'provideHttpClient()',
        'provideHttpClient(withInterceptors([profileInterceptor]))',
        'provideHttpClient',
      ],
      [
        'provideHttpClient(withFetch())',
        'provideHttpClient(withFetch(), withInterceptors([profileInterceptor]))',
        'provideHttpClient, withFetch',
      ],
      [
        'provideHttpClient(withInterceptors([]))',
        'provideHttpClient(withInterceptors([profileInterceptor]))',
        'provideHttpClient, withInterceptors',
      ],
      [
        'provideHttpClient(withInterceptors([logging]), withFetch())',
        'provideHttpClient(withInterceptors([logging, profileInterceptor]), withFetch())',
        'provideHttpClient, withInterceptors, withFetch',
      ],
      [
        'provideHttpClient(withInterceptors(chosen()))',
        'provideHttpClient(withInterceptors([...chosen(), profileInterceptor]))',
        'provideHttpClient, withInterceptors',
      ],
    ];
    for (const [there, then, imports] of forms) {
      it(`turns ${there} into ${then}`, async () => {
        const workspace = await Workspace.create({});
        provide(workspace, there, `import { ${imports} } from '@angular/common/http';`);
        await workspace.add(tenant);
        expect(workspace.text(CONFIG)).toContain(then);
        expect(count(workspace.text(CONFIG), 'provideHttpClient(')).toBe(1);
      });
    }

    it('adds to an array of interceptors in another file, behind an alias', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/core/interceptors.ts',
        "import { HttpInterceptorFn } from '@angular/common/http';\n\nexport const interceptors: HttpInterceptorFn[] = [];\n",
      );
      alias(workspace, '@core/*', './src/app/core/*');
      provide(
        workspace,
        'provideHttpClient(withInterceptors(interceptors))',
        "import { provideHttpClient, withInterceptors } from '@angular/common/http';\nimport { interceptors } from '@core/interceptors';",
      );
      await workspace.add(tenant);
      expect(workspace.text('src/app/core/interceptors.ts')).toContain('= [profileInterceptor];');
    });

    it('keeps class interceptors alive when it provides HttpClient first', async () => {
      const workspace = await Workspace.create({});
      provide(
        workspace,
        '{ provide: HTTP_INTERCEPTORS, useClass: Logging, multi: true }',
        "import { HTTP_INTERCEPTORS } from '@angular/common/http';",
      );
      await workspace.add(tenant);
      expect(workspace.text(CONFIG)).toContain(
        'provideHttpClient(withInterceptorsFromDi(), withInterceptors([profileInterceptor]))',
      );
    });

    it('replaces HttpClientModule of an NgModule application', async () => {
      const workspace = await Workspace.create({ standalone: false });
      workspace.replace(
        'src/app/app-module.ts',
        '    BrowserModule,',
        '    BrowserModule,\n    HttpClientModule,',
      );
      workspace.replace(
        'src/app/app-module.ts',
        'import { App }',
        "import { HttpClientModule } from '@angular/common/http';\nimport { App }",
      );
      await workspace.add(tenant);
      const module = workspace.text('src/app/app-module.ts');
      expect(module).not.toContain('HttpClientModule');
      expect(module).toContain(
        'provideHttpClient(withInterceptorsFromDi(), withInterceptors([profileInterceptor]))',
      );
    });
  });

  describe('when the configuration is elsewhere', () => {
    it('follows a path alias of a tsconfig with comments, and a re-export', async () => {
      const workspace = await Workspace.create({});
      workspace.write('src/app/index.ts', "export { appConfig as config } from './app.config';\n");
      alias(workspace, '@app', './src/app/index.ts');
      workspace.replace(
        'src/main.ts',
        "import { appConfig } from './app/app.config';",
        "import { config } from '@app';",
      );
      workspace.replace('src/main.ts', 'appConfig', 'config');
      await workspace.add(tenant);
      expect(workspace.text(CONFIG)).toContain('provideAuth0Profile(');
    });

    it('follows mergeApplicationConfig, satisfies, and a providers array of another file', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/providers.ts',
        "import { provideRouter } from '@angular/router';\nimport { routes } from './app.routes';\n\nexport const providers = [provideRouter(routes)];\n",
      );
      workspace.write(
        CONFIG,
        "import { ApplicationConfig } from '@angular/core';\nimport { providers } from './providers';\n\nexport const appConfig = { providers } satisfies ApplicationConfig;\n",
      );
      workspace.replace(
        'src/main.ts',
        'bootstrapApplication(App, appConfig)',
        'bootstrapApplication(App, mergeApplicationConfig(appConfig, { providers: [] }))',
      );
      workspace.replace(
        'src/main.ts',
        'import { App }',
        "import { mergeApplicationConfig } from '@angular/core';\nimport { App }",
      );
      await workspace.add(tenant);
      expect(workspace.text('src/app/providers.ts')).toContain('provideAuth0Profile(');
      expect(workspace.text('src/app/providers.ts')).toContain(
        "from '../environments/environment'",
      );
    });

    it('gives bootstrapApplication(App) a configuration', async () => {
      const workspace = await Workspace.create({});
      workspace.replace(
        'src/main.ts',
        'bootstrapApplication(App, appConfig)',
        'bootstrapApplication(App)',
      );
      await workspace.add(tenant);
      expect(workspace.text('src/main.ts')).toContain('provideAuth0Profile(');
      expect(workspace.text('src/main.ts')).toContain("from './environments/environment'");
    });
  });

  it('takes another name where its own is taken', async () => {
    const workspace = await Workspace.create({});
    provide(workspace, 'withStepUp', "import { withStepUp } from './own';");
    await workspace.add(tenant);
    expect(workspace.text(CONFIG)).toContain('withStepUp as withStepUp2');
    expect(workspace.text(CONFIG)).toContain(
      "provideAuth0Profile(withAuth0Angular(), withStepUp2('redirect'))",
    );
  });

  it('keeps comments and values of angular.json and of the environments', async () => {
    const workspace = await Workspace.create({});
    workspace.replace('angular.json', '"version": 1,', '// ours\n  "version": 1,');
    workspace.write(
      'src/environments/environment.ts',
      "export const environment = { production: true, api: '/api' };\n",
    );
    workspace.write(
      'src/environments/environment.dev.ts',
      "export const environment = { production: false, api: '/api' };\n",
    );
    await workspace.add({ ...tenant, emulator: true });
    expect(workspace.text('angular.json')).toContain('// ours');
    expect(workspace.text('src/environments/environment.ts')).toContain("api: '/api'");
    expect(workspace.text('src/environments/environment.ts')).toContain('acme.eu.auth0.com');
    expect(workspace.text('src/environments/environment.dev.ts')).toContain(
      'http://localhost:4400',
    );
  });

  it('writes values in place where the environment is typed', async () => {
    const workspace = await Workspace.create({});
    workspace.write(
      'src/environments/environment.ts',
      "export const environment: { api: string } = { api: '/api' };\n",
    );
    await workspace.add({ ...tenant, emulator: true });
    expect(workspace.text('src/environments/environment.ts')).not.toContain('auth0');
    expect(workspace.text(CONFIG)).toContain(
      "domain: isDevMode() ? 'http://localhost:4400' : 'acme.eu.auth0.com',",
    );
  });
});

function alias(workspace: Workspace, pattern: string, target: string): void {
  workspace.replace(
    'tsconfig.json',
    '"compilerOptions": {',
    `"compilerOptions": {\n    // aliases\n    "paths": { "${pattern}": ["${target}"] },`,
  );
}
