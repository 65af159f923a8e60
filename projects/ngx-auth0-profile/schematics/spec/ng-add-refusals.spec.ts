import { Workspace } from './workspace.ts';

const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };

describe('ng add ngx-auth0-profile, refusing', () => {
  const refusals: [what: string, options: object, message: RegExp][] = [
    ['a domain without a client ID', { domain: 'acme.eu.auth0.com' }, /--client-id=/],
    [
      'a client ID without a domain',
      { clientId: 'AbC123', emulator: false },
      /--domain=.*--emulator/,
    ],
    ['neither tenant nor emulator', { emulator: false }, /--domain=.*--client-id=/],
    [
      'an address for a domain',
      { ...tenant, domain: 'https://acme.eu.auth0.com/login' },
      /--domain=/,
    ],
    ['a domain over plain http', { ...tenant, domain: 'http://acme.eu.auth0.com' }, /--domain=/],
    ['a domain with spaces', { ...tenant, domain: 'acme tenant' }, /--domain=/],
    ['a project that does not exist', { project: 'sohp' }, /'sohp'.*--project=shop/],
  ];
  for (const [what, options, message] of refusals) {
    it(`answers ${what} with the flag to give, and changes nothing`, async () => {
      const workspace = await Workspace.create({});
      const before = workspace.snapshot();
      await expectAsync(workspace.add(options)).toBeRejectedWithError(message);
      expect(workspace.snapshot()).toEqual(before);
    });
  }

  it('takes a domain as it is copied from a browser', async () => {
    const workspace = await Workspace.create({});
    await workspace.add({ ...tenant, domain: ' https://acme.eu.auth0.com/ ' });
    expect(workspace.text('src/environments/environment.ts')).toContain(
      "domain: 'acme.eu.auth0.com',",
    );
  });

  it('warns on a library project and changes nothing', async () => {
    const workspace = await Workspace.create({});
    await workspace.addLibrary('ui');
    const before = workspace.snapshot();
    await workspace.add({ project: 'ui' });
    expect(workspace.snapshot()).toEqual(before);
    expect(workspace.printed.join('\n')).toMatch(/'ui' is a library.*--project=<application>/);
    expect(workspace.tasks).toEqual([]);
  });

  it('says that a workspace without an application needs one', async () => {
    const workspace = await Workspace.create();
    await expectAsync(workspace.add()).toBeRejectedWithError(/ng generate application/);
  });

  describe('when the application cannot be followed', () => {
    it('writes the safe files, edits nothing else, and prints providers and route with their place', async () => {
      const workspace = await Workspace.create({});
      workspace.replace(
        'src/main.ts',
        'bootstrapApplication(App, appConfig)',
        'bootstrapApplication(App, makeConfig())',
      );
      const before = files(workspace);
      await workspace.add(tenant);
      expect(files(workspace)).toEqual(before);
      expect(workspace.tree.exists('src/app/profile/profile-page.ts')).toBeTrue();
      const printed = workspace.printed.join('\n');
      expect(printed).toContain('the providers of makeConfig()');
      expect(printed).toContain('provideHttpClient(withInterceptors([profileInterceptor])),');
      expect(printed).toContain("domain: 'acme.eu.auth0.com',");
      expect(printed).toContain(
        "import { profileInterceptor, provideAuth0Profile, withStepUp } from 'ngx-auth0-profile';",
      );
      expect(printed).toContain(
        "import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';",
      );
      expect(printed).toContain("path: 'profile',");
    });

    it('prints only the route when only the routes cannot be followed', async () => {
      const workspace = await Workspace.create({});
      workspace.replace('src/app/app.routes.ts', 'Routes = []', 'Routes = makeRoutes()');
      await workspace.add(tenant);
      expect(workspace.text('src/app/app.config.ts')).toContain('provideAuth0Profile(');
      expect(workspace.printed.join('\n')).toMatch(
        /The route 'profile' was not added[^]*scopeGuard\(/,
      );
    });

    it('prints the route of an application without a router', async () => {
      const workspace = await Workspace.create({ routing: false });
      await workspace.add(tenant);
      expect(workspace.printed.join('\n')).toMatch(/has no router[^]*scopeGuard\(/);
    });

    it('keeps a route of the same path and names --route', async () => {
      const workspace = await Workspace.create({});
      workspace.replace('src/app/app.routes.ts', '[]', "[{ path: 'profile', redirectTo: 'me' }]");
      await workspace.add(tenant);
      expect(workspace.text('src/app/app.routes.ts')).toContain(
        "{ path: 'profile', redirectTo: 'me' },",
      );
      expect(workspace.printed.join('\n')).toContain('--route');
    });

    it('does not add a second provideHttpClient where the first may hide', async () => {
      const workspace = await Workspace.create({});
      workspace.write(
        'src/app/http.ts',
        "import { provideHttpClient } from '@angular/common/http';\nexport const all = [[provideHttpClient()]] as const;\n",
      );
      workspace.replace(
        'src/app/app.config.ts',
        'provideRouter(routes)',
        'provideRouter(routes),\n    all[0]',
      );
      const config = workspace.text('src/app/app.config.ts');
      await workspace.add(tenant);
      expect(workspace.text('src/app/app.config.ts')).toBe(config);
      expect(workspace.printed.join('\n')).toContain(
        'the provideHttpClient(...) call of the application',
      );
    });
  });
});

function files(workspace: Workspace): string[] {
  return ['src/main.ts', 'src/app/app.config.ts', 'src/app/app.routes.ts'].map((path) =>
    workspace.text(path),
  );
}
