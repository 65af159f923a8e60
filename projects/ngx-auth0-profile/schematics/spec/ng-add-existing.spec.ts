import { Workspace } from './workspace.ts';

const config = 'src/app/app.config.ts';
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
        expect(workspace.text(config)).toContain(then);
        expect(count(workspace.text(config), 'provideHttpClient(')).toBe(1);
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
      expect(workspace.text(config)).toContain(
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

  describe('when Auth0 is configured', () => {
    it('adds its scopes for the Management API alone and keeps the scopes of the other APIs', async () => {
      const workspace = await Workspace.create({});
      provideAuth0(
        workspace,
        `provideAuth0({
      domain: 'acme.eu.auth0.com',
      clientId: 'AbC123',
      authorizationParams: { redirect_uri: location.origin, audience: 'https://api.acme.com', scope: 'openid read:orders' },
    })`,
      );
      await workspace.add();
      const text = workspace.text(config);
      expect(count(text, 'provideAuth0(')).toBe(1);
      expect(text).toContain("default: 'openid read:orders',");
      expect(text).toMatch(
        /'https:\/\/acme\.eu\.auth0\.com\/api\/v2\/':\s*'openid profile email read:current_user update:current_user_metadata'/,
      );
      expect(text).toContain("audience: 'https://api.acme.com'");
    });

    for (const [what, params] of [
      ['neither audience nor scope', '{ redirect_uri: location.origin }'],
      ['a scope', "{ redirect_uri: location.origin, scope: 'openid profile' }"],
      ['a map of scopes', "{ scope: { default: 'openid' }, redirect_uri: location.origin }"],
    ] as const) {
      describe(`for ${what}`, () => {
        const given = `provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'AbC123', authorizationParams: ${params} })`;
        const audience = "audience: 'https://acme.eu.auth0.com/api/v2/'";

        it('names the Management API as audience where the application uses no other token', async () => {
          const workspace = await Workspace.create({});
          provideAuth0(workspace, given);
          await workspace.add();
          expect(count(workspace.text(config), audience)).toBe(1);
          const once = workspace.text(config);
          await workspace.add();
          expect(workspace.text(config)).toBe(once);
        });

        it('leaves the audience out where the application uses another token', async () => {
          const workspace = await Workspace.create({});
          provideAuth0(workspace, given);
          workspace.write(
            'src/app/orders.ts',
            'export const token = (auth: { getAccessTokenSilently(): string }) => auth.getAccessTokenSilently();\n',
          );
          await workspace.add();
          expect(workspace.text(config)).not.toContain('audience:');
        });
      });
    }

    it('names no audience where one may be in an object that is spread', async () => {
      const workspace = await Workspace.create({});
      provideAuth0(
        workspace,
        `provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'AbC123', authorizationParams: { ...common, scope: 'openid' } })`,
        "import { common } from './common';",
      );
      await workspace.add();
      expect(workspace.text(config)).toContain('read:current_user');
      expect(workspace.text(config)).not.toContain('audience:');
    });

    it('writes the audience in terms of a configured domain', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/settings.ts',
        "export const settings = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };\n",
      );
      provideAuth0(
        workspace,
        "provideAuth0({ ...settings, authorizationParams: { audience: 'https://api.acme.com', scope: 'openid' } })",
        "import { settings } from './settings';",
      );
      await workspace.add();
      expect(workspace.text(config)).toContain('[`https://${settings.domain}/api/v2/`]');
    });

    for (const [what, scope] of [
      ['scopes', ", scope: 'openid'"],
      ['a map of scopes', ", scope: { default: 'openid' }"],
      ['an audience', ''],
    ]) {
      it(`does not write ${what} where the domain is not known`, async () => {
        const workspace = await Workspace.create({});
        const params = `export const params = { redirect_uri: location.origin${scope} };\n`;
        workspace.write('src/app/params.ts', params);
        workspace.write(
          'src/app/settings.ts',
          "export const settings = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };\n",
        );
        provideAuth0(
          workspace,
          'provideAuth0({ ...settings, authorizationParams: params })',
          "import { params } from './params';\nimport { settings } from './settings';",
        );
        await workspace.add();
        expect(workspace.text('src/app/params.ts')).toBe(params);
        expect(workspace.printed.join('\n')).toMatch(
          /does not know the domain.*\/\/acme\.eu\.auth0\.com\/api\/v2\/ .*read:current_user/,
        );
      });
    }

    it('writes a domain that is a text into the file that has the parameters', async () => {
      const workspace = await Workspace.create({});
      workspace.write('src/app/params.ts', "export const params = { scope: 'openid' };\n");
      provideAuth0(
        workspace,
        "provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'AbC123', authorizationParams: params })",
        "import { params } from './params';",
      );
      await workspace.add();
      const text = workspace.text('src/app/params.ts');
      expect(text).toContain("'https://acme.eu.auth0.com/api/v2/': 'openid profile email read:");
      expect(text).toContain("audience: 'https://acme.eu.auth0.com/api/v2/'");
    });

    it('leaves the audience out where the scopes know the domain and the parameters do not', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/params.ts',
        "import { scope } from './app.config';\n\nexport const params = { scope };\n",
      );
      provideAuth0(
        workspace,
        'provideAuth0({ ...settings, authorizationParams: params })',
        "import { params } from './params';\nimport { settings } from './settings';\n\nexport const scope = { default: 'openid' };",
      );
      workspace.write(
        'src/app/settings.ts',
        "export const settings = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };\n",
      );
      await workspace.add();
      expect(workspace.text(config)).toContain('[`https://${settings.domain}/api/v2/`]');
      expect(workspace.text('src/app/params.ts')).not.toContain('audience');
      expect(workspace.printed.join('\n')).toContain('does not know the domain');
    });

    it('finds parameters in an object that is spread into the configuration', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/settings.ts',
        "export const settings = { clientId: 'AbC123', authorizationParams: { redirect_uri: 'https://shop.example' } };\n",
      );
      provideAuth0(
        workspace,
        "provideAuth0({ domain: 'acme.eu.auth0.com', ...settings })",
        "import { settings } from './settings';",
      );
      await workspace.add();
      expect(workspace.text(config)).toContain(
        "provideAuth0({ domain: 'acme.eu.auth0.com', ...settings })",
      );
      expect(workspace.text('src/app/settings.ts')).toMatch(
        /redirect_uri: 'https:\/\/shop\.example',\s*audience: 'https:\/\/acme\.eu\.auth0\.com\/api\/v2\/'/,
      );
    });

    for (const [what, settings, advice] of [
      ['an object out of reach', '...fromServer()', /cannot be followed/],
      ['an environment file', '...environment.auth0', /in an environment file/],
    ] as const) {
      it(`writes no parameters where they may be in ${what}`, async () => {
        const workspace = await Workspace.create({});
        const environment =
          "export const environment = { auth0: { clientId: 'a', authorizationParams: { redirect_uri: 'x' } } };\n";
        workspace.write('src/environments/environment.ts', environment);
        const code = `provideAuth0({ domain: 'acme.eu.auth0.com', ${settings} })`;
        provideAuth0(
          workspace,
          code,
          "import { environment } from '../environments/environment';\nimport { fromServer } from './server';",
        );
        await workspace.add();
        expect(workspace.text(config)).toContain(code);
        expect(workspace.text('src/environments/environment.ts')).toBe(environment);
        expect(workspace.printed.join('\n')).toMatch(advice);
      });
    }

    it('adds to a map of scopes', async () => {
      const workspace = await Workspace.create({});
      provideAuth0(
        workspace,
        `provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'AbC123', authorizationParams: { scope: { default: 'openid' } } })`,
      );
      await workspace.add();
      expect(workspace.text(config)).toMatch(
        /default: 'openid',\s*'https:\/\/acme\.eu\.auth0\.com\/api\/v2\/'/,
      );
    });

    const leftAlone: [what: string, code: string, imports: string, advice: RegExp][] = [
      ['provideAuth0()', 'provideAuth0()', '', /at run time/],
      [
        'a custom domain',
        "provideAuth0({ domain: 'login.acme.com', clientId: 'AbC123' })",
        '',
        /withManagementApi\(/,
      ],
      [
        'a domain out of reach',
        'provideAuth0({ ...fromServer(), authorizationParams: {} })',
        '',
        /domain/,
      ],
      [
        'computed scopes',
        "provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'a', authorizationParams: { scope: scopes() } })",
        '',
        /scopes\(\)/,
      ],
    ];
    for (const [what, code, imports, advice] of leftAlone) {
      it(`leaves ${what} as it is and says so`, async () => {
        const workspace = await Workspace.create({});
        provideAuth0(workspace, code, imports);
        await workspace.add();
        expect(workspace.text(config)).toContain(code);
        expect(workspace.text(config)).toContain('provideAuth0Profile(');
        expect(workspace.printed.join('\n')).toMatch(advice);
      });
    }

    it('finds AuthModule.forRoot, in an NgModule and in importProvidersFrom', async () => {
      const literal = "AuthModule.forRoot({ domain: 'acme.eu.auth0.com', clientId: 'AbC123' })";
      const modules = await Workspace.create({ standalone: false });
      modules.replace(
        'src/app/app-module.ts',
        '    BrowserModule,',
        `    BrowserModule,\n    ${literal},`,
      );
      modules.replace(
        'src/app/app-module.ts',
        'import { App }',
        "import { AuthModule } from '@auth0/auth0-angular';\nimport { App }",
      );
      await modules.add();
      expect(modules.text('src/app/app-module.ts')).not.toContain('provideAuth0(');
      expect(modules.text('src/app/app-module.ts')).toContain('provideAuth0Profile(');

      const standalone = await Workspace.create({});
      provide(
        standalone,
        `importProvidersFrom(${literal})`,
        "import { importProvidersFrom } from '@angular/core';\nimport { AuthModule } from '@auth0/auth0-angular';",
      );
      await standalone.add();
      expect(standalone.text(config)).not.toContain('provideAuth0(');
    });

    it('finds it in providers split over files, functions and spreads', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/core/auth.ts',
        `import { EnvironmentProviders, makeEnvironmentProviders } from '@angular/core';
import { provideAuth0 as auth } from '@auth0/auth0-angular';

export function provideCore(): EnvironmentProviders {
  return makeEnvironmentProviders([auth({ domain: 'acme.eu.auth0.com', clientId: 'AbC123' })]);
}
`,
      );
      workspace.write('src/app/core/index.ts', "export * from './auth';\n");
      workspace.write(
        'src/app/providers.ts',
        "import { provideCore } from './core';\n\nexport const core = [provideCore()];\n",
      );
      provide(workspace, '...core', "import { core } from './providers';");
      await workspace.add();
      expect(workspace.text(config)).not.toContain('provideAuth0(');
      expect(workspace.text(config)).toContain('provideAuth0Profile(');
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
      expect(workspace.text(config)).toContain('provideAuth0Profile(');
    });

    it('follows mergeApplicationConfig, satisfies, and a providers array of another file', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/providers.ts',
        "import { provideRouter } from '@angular/router';\nimport { routes } from './app.routes';\n\nexport const providers = [provideRouter(routes)];\n",
      );
      workspace.write(
        config,
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
    expect(workspace.text(config)).toContain('withStepUp as withStepUp2');
    expect(workspace.text(config)).toContain("provideAuth0Profile(withStepUp2('redirect'))");
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
    expect(workspace.text(config)).toContain(
      "domain: isDevMode() ? 'http://localhost:4400' : 'acme.eu.auth0.com',",
    );
  });
});

function provide(workspace: Workspace, code: string, imports: string): void {
  workspace.replace(config, 'provideRouter(routes)', `provideRouter(routes),\n    ${code},`);
  workspace.replace(config, 'import { routes }', `${imports}\nimport { routes }`);
}

function provideAuth0(workspace: Workspace, code: string, imports = ''): void {
  provide(workspace, code, `import { provideAuth0 } from '@auth0/auth0-angular';\n${imports}`);
}

function alias(workspace: Workspace, pattern: string, target: string): void {
  workspace.replace(
    'tsconfig.json',
    '"compilerOptions": {',
    `"compilerOptions": {\n    // aliases\n    "paths": { "${pattern}": ["${target}"] },`,
  );
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
