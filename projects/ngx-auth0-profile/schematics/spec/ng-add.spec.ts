import { Workspace } from './workspace.ts';

const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };

describe('ng add ngx-auth0-profile', () => {
  describe('when the workspace is fresh', () => {
    it('adds auth0-angular at the range of the peer dependency, and no schematic of it', async () => {
      const workspace = await Workspace.create({});
      await workspace.run('ng-add', tenant);
      const { dependencies, devDependencies } = manifest(workspace);
      expect(dependencies['@auth0/auth0-angular']).toBe('^2.0.0');
      expect(devDependencies['auth0-tenant-emulator']).toBeUndefined();
      expect(workspace.tasks).toEqual(['node-package', 'run-schematic']);
    });

    it('provides HttpClient with the interceptor, Auth0 and the profile in app.config.ts', async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      const config = workspace.text('src/app/app.config.ts');
      expect(config).toContain('provideHttpClient(withInterceptors([profileInterceptor])),');
      expect(config).toContain('domain: environment.auth0.domain,');
      expect(config).toContain("provideAuth0Profile(withAuth0Angular(), withStepUp('redirect'))");
      expect(config).toContain('provideBrowserGlobalErrorListeners(),');
    });

    it('asks for scopes by audience, so that they do not leak to other APIs', async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      const config = workspace.text('src/app/app.config.ts');
      expect(config).toContain("default: 'openid profile email',");
      expect(config).toMatch(
        /\[environment\.auth0\.audience\]:\s*'openid profile email read:current_user update:current_user_metadata'/,
      );
    });

    it('writes the tenant into every environment, with file replacements', async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      for (const name of ['environment', 'environment.development']) {
        const text = workspace.text(`src/environments/${name}.ts`);
        expect(text).toContain("domain: 'acme.eu.auth0.com',");
        expect(text).toContain("audience: 'https://acme.eu.auth0.com/api/v2/',");
      }
      expect(workspace.text('angular.json')).toContain(
        'src/environments/environment.development.ts',
      );
    });

    it('puts the page behind scopeGuard, before a wildcard route', async () => {
      const workspace = await Workspace.create({});
      workspace.replace('src/app/app.routes.ts', '[]', "[\n  { path: '**', redirectTo: '' },\n]");
      await workspace.add(tenant);
      const routes = workspace.text('src/app/app.routes.ts');
      expect(routes.indexOf("path: 'profile'")).toBeGreaterThan(0);
      expect(routes.indexOf("path: 'profile'")).toBeLessThan(routes.indexOf("'**'"));
      expect(routes).toContain("import('./profile/profile.routes').then((m) => m.profileRoutes)");
      expect(workspace.text('src/app/profile/profile.routes.ts')).toContain(
        'canDeactivate: [unsavedChangesGuard],',
      );
    });

    it('loads the account page with its route only, the guard of the page included', async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      const eager = ['src/app/app.routes.ts', 'src/app/app.config.ts', 'src/app/app.ts'];
      for (const path of eager) {
        expect(workspace.text(path)).withContext(path).not.toContain('ngx-auth0-profile/ui');
      }
    });

    it('generates the whole page with --own-page', async () => {
      const workspace = await Workspace.create({});
      await workspace.add({ ...tenant, ownPage: true });
      expect(workspace.text('src/app/profile/profile-page.html')).toContain('role="alert"');
      expect(workspace.text('src/app/profile/profile.routes.ts')).toContain(
        'canDeactivate: [(page: ProfilePage) => page.canLeave()],',
      );
    });

    it('prints the settings the tenant needs', async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      const printed = workspace.printed.join('\n');
      expect(printed).toContain(
        'Allowed Callback URLs, Allowed Logout URLs and Allowed Web Origins',
      );
      expect(printed).toContain('read:current_user update:current_user_metadata');
      expect(printed).toContain('consent page');
    });

    it('uses the My Account API with --my-account, and prints what the tenant needs for it', async () => {
      const workspace = await Workspace.create({});
      await workspace.add({ ...tenant, myAccount: true });
      const config = workspace.text('src/app/app.config.ts');
      expect(config).toContain("import { withMyAccount } from 'ngx-auth0-profile/my-account';");
      expect(config).toMatch(
        /provideAuth0Profile\(\s*withAuth0Angular\(\),\s*withMyAccount\(\),\s*withStepUp\('redirect'\),?\s*\)/,
      );
      const printed = workspace.printed.join('\n');
      expect(printed).toContain('MyAccount API: activate it');
      expect(printed).toContain('https://acme.eu.auth0.com/me/');
      const before = workspace.snapshot();
      await workspace.add({ ...tenant, myAccount: true });
      expect(workspace.snapshot()).toEqual(before);
    });

    it('adds the login feature to a provideAuth0Profile() that is there', async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      const path = 'src/app/app.config.ts';
      const added = workspace.text(path);
      workspace.write(path, added.replace('withAuth0Angular(), ', ''));
      expect(workspace.text(path)).not.toContain('withAuth0Angular()');
      await workspace.add(tenant);
      expect(workspace.text(path)).toMatch(
        /provideAuth0Profile\(\s*withStepUp\('redirect'\),\s*withAuth0Angular\(\),?\s*\)/,
      );
    });

    it('adds the My Account API to a provideAuth0Profile() that is there', async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      await workspace.add({ ...tenant, myAccount: true });
      const config = workspace.text('src/app/app.config.ts');
      expect(config).toMatch(
        /provideAuth0Profile\(\s*withAuth0Angular\(\),\s*withStepUp\('redirect'\),\s*withMyAccount\(\),?\s*\)/,
      );
    });

    it('activates the My Account API of the emulator', async () => {
      const workspace = await Workspace.create({});
      await workspace.add({ myAccount: true });
      const seed = JSON.parse(workspace.text('auth0/tenant.json')) as { readonly tenant?: object };
      expect(seed.tenant).toEqual({ my_account: { access: 'allow_all' } });
    });

    it('changes nothing when it runs a second time', async () => {
      for (const application of [{}, { standalone: false }, { ssr: true }, { routing: false }]) {
        for (const options of [{}, tenant, { ...tenant, mode: 'proxy', emulator: true }]) {
          const workspace = await Workspace.create(application);
          await workspace.add(options);
          const before = workspace.snapshot();
          await workspace.add(options);
          expect(workspace.snapshot()).toEqual(before);
          expect(workspace.tasks).not.toContain('node-package');
        }
      }
    });
  });

  describe('when no tenant is named', () => {
    it('runs on the emulator: dependency, seed, launcher and script', async () => {
      const workspace = await Workspace.create({});
      await workspace.add();
      const { devDependencies, scripts } = manifest(workspace);
      expect(devDependencies['auth0-tenant-emulator']).toBe('^0.1.0');
      expect(scripts['start:auth0']).toBe('node auth0/start.mjs');
      const seed = JSON.parse(workspace.text('auth0/tenant.json')) as {
        clients: { client_id: string; callbacks: string[] }[];
      };
      expect(seed.clients[0]).toEqual(
        jasmine.objectContaining({ client_id: 'shop', callbacks: ['http://localhost:4200'] }),
      );
      expect(workspace.text('src/environments/environment.ts')).toContain(
        "'http://localhost:4400'",
      );
      expect(workspace.printed.join('\n')).toContain('npm run start:auth0');
    });

    it('keeps a tenant for production when one is named beside the emulator', async () => {
      const workspace = await Workspace.create({});
      await workspace.add({ ...tenant, emulator: true });
      expect(workspace.text('src/environments/environment.ts')).toContain('acme.eu.auth0.com');
      expect(workspace.text('src/environments/environment.development.ts')).toContain(
        "domain: 'http://localhost:4400',",
      );
    });
  });

  describe('in proxy mode', () => {
    it('sends everything through the proxy and generates its folder', async () => {
      const workspace = await Workspace.create({});
      await workspace.add({
        ...tenant,
        mode: 'proxy',
        proxyAudience: 'https://profiles.acme.com/',
      });
      const config = workspace.text('src/app/app.config.ts');
      expect(config).toContain("mode: 'proxy'");
      expect(config).toContain("'openid profile email read:profile update:profile'");
      expect(config).not.toContain('current_user');
      expect(workspace.text('src/app/app.routes.ts')).toContain(
        "scopeGuard({ audience: environment.auth0.audience, allOf: ['read:profile', 'update:profile'] })",
      );
      expect(workspace.text('profile-proxy/.env.example')).toContain(
        'PROXY_AUDIENCE=https://profiles.acme.com/',
      );
      expect(workspace.text('profile-proxy/.gitignore')).toContain('.env');
    });
  });

  describe('when the application is made of NgModules', () => {
    it('provides in the root module and routes through RouterModule.forRoot', async () => {
      const workspace = await Workspace.create({ standalone: false });
      await workspace.add(tenant);
      expect(workspace.text('src/app/app-module.ts')).toContain(
        'provideHttpClient(withInterceptors([profileInterceptor]))',
      );
      expect(workspace.text('src/app/app-routing-module.ts')).toContain(
        'canActivate: [scopeGuard(',
      );
    });
  });

  describe('when the application renders on the server', () => {
    it('reads no location there and leaves the page to the browser', async () => {
      const workspace = await Workspace.create({ ssr: true });
      await workspace.add(tenant);
      expect(workspace.text('src/app/app.config.ts')).toContain(
        "redirect_uri: typeof location === 'undefined' ? undefined : location.origin",
      );
      const server = workspace.text('src/app/app.routes.server.ts');
      expect(server).toContain('renderMode: RenderMode.Client');
      expect(server.indexOf("'profile'")).toBeLessThan(server.indexOf("'**'"));
    });

    it('keeps the start page, which a server answers only while it is a route', async () => {
      const empty = await Workspace.create({ ssr: true });
      await empty.add(tenant);
      expect(empty.text('src/app/app.routes.ts')).toContain("path: '',");
      const routed = await Workspace.create({ ssr: true });
      routed.replace('src/app/app.routes.ts', '[]', "[{ path: 'shop', redirectTo: 'profile' }]");
      await routed.add(tenant);
      expect(routed.text('src/app/app.routes.ts')).not.toContain("path: '',");
    });
  });

  describe('when the workspace has several applications', () => {
    it('sets up the one named and leaves the other alone', async () => {
      const workspace = await Workspace.create({ name: 'shop' }, { name: 'admin' });
      const before = workspace.snapshot();
      await workspace.add({ project: 'admin' });
      const after = workspace.snapshot();
      const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
      expect(changed.filter((path) => path.startsWith('/projects/shop'))).toEqual([]);
      expect(workspace.text('projects/admin/src/app/app.config.ts')).toContain(
        'provideAuth0Profile(',
      );
      expect(workspace.tree.exists('projects/admin/auth0/tenant.json')).toBeTrue();
      expect(manifest(workspace).scripts['start:auth0:admin']).toBe(
        'node projects/admin/auth0/start.mjs',
      );
    });

    it('refuses to guess and names the flag with the choices', async () => {
      const workspace = await Workspace.create({ name: 'shop' }, { name: 'admin' });
      await expectAsync(workspace.add()).toBeRejectedWithError(/--project=shop \| admin/);
    });
  });
});

function manifest(
  workspace: Workspace,
): Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>> {
  return JSON.parse(workspace.text('package.json')) as ReturnType<typeof manifest>;
}
