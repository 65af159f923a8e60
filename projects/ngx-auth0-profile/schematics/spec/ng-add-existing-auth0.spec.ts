import { CONFIG, count, provide } from './existing-application.ts';
import { Workspace } from './workspace.ts';

describe('ng add ngx-auth0-profile, where Auth0 is configured', () => {
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
    const text = workspace.text(CONFIG);
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
        expect(count(workspace.text(CONFIG), audience)).toBe(1);
        const once = workspace.text(CONFIG);
        await workspace.add();
        expect(workspace.text(CONFIG)).toBe(once);
      });

      it('leaves the audience out where the application uses another token', async () => {
        const workspace = await Workspace.create({});
        provideAuth0(workspace, given);
        workspace.write(
          'src/app/orders.ts',
          'export const token = (auth: { getAccessTokenSilently(): string }) => auth.getAccessTokenSilently();\n',
        );
        await workspace.add();
        expect(workspace.text(CONFIG)).not.toContain('audience:');
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
    expect(workspace.text(CONFIG)).toContain('read:current_user');
    expect(workspace.text(CONFIG)).not.toContain('audience:');
  });

  it('writes the audience in terms of a configured domain', async () => {
    const workspace = await Workspace.create({});
    keepDomainElsewhere(workspace);
    provideAuth0(
      workspace,
      "provideAuth0({ ...settings, authorizationParams: { audience: 'https://api.acme.com', scope: 'openid' } })",
      "import { settings } from './settings';",
    );
    await workspace.add();
    expect(workspace.text(CONFIG)).toContain('[`https://${settings.domain}/api/v2/`]');
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
      keepDomainElsewhere(workspace);
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
    keepDomainElsewhere(workspace);
    await workspace.add();
    expect(workspace.text(CONFIG)).toContain('[`https://${settings.domain}/api/v2/`]');
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
    expect(workspace.text(CONFIG)).toContain(
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
      expect(workspace.text(CONFIG)).toContain(code);
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
    expect(workspace.text(CONFIG)).toMatch(
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
      expect(workspace.text(CONFIG)).toContain(code);
      expect(workspace.text(CONFIG)).toContain('provideAuth0Profile(');
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
    expect(standalone.text(CONFIG)).not.toContain('provideAuth0(');
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
    expect(workspace.text(CONFIG)).not.toContain('provideAuth0(');
    expect(workspace.text(CONFIG)).toContain('provideAuth0Profile(');
  });
});

/** Writes a file that knows the tenant; others have to import it. */
function keepDomainElsewhere(workspace: Workspace): void {
  workspace.write(
    'src/app/settings.ts',
    "export const settings = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };\n",
  );
}

function provideAuth0(workspace: Workspace, code: string, imports = ''): void {
  provide(workspace, code, `import { provideAuth0 } from '@auth0/auth0-angular';\n${imports}`);
}
