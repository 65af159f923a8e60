import { Workspace } from './workspace.ts';

const SETTINGS = 'src/app/settings/settings.ts';

describe('ng generate ngx-auth0-profile:profile-page', () => {
  it('generates a page that shows <auth0-account>, with the prefix of the application', async () => {
    const workspace = await Workspace.create({});
    workspace.replace('angular.json', '"prefix": "app"', '"prefix": "acme"');
    await workspace.run('profile-page');
    const page = workspace.text('src/app/profile/profile-page.ts');
    expect(page).toContain("'acme-profile-page'");
    expect(page).toContain('<auth0-account [preferences]="preferences" />');
    expect(workspace.tree.exists('src/app/profile/profile-page.html')).toBeFalse();
  });

  it('generates the code of an accessible page with --own-page, which does not import <auth0-account>', async () => {
    const workspace = await Workspace.create({});
    await workspace.run('profile-page', { ownPage: true });
    const html = workspace.text('src/app/profile/profile-page.html');
    for (const id of ['profile-name', 'profile-theme', 'profile-about']) {
      expect(html).toContain(`<label for="${id}">`);
      expect(html).toContain(`id="${id}"`);
    }
    expect(html).toContain('role="status"');
    expect(html).toContain('role="alert"');
    for (const name of ['profile-page', 'profile.routes']) {
      expect(workspace.text(`src/app/profile/${name}.ts`)).not.toContain('ngx-auth0-profile/ui');
    }
  });

  it('keeps a page that is there', async () => {
    const workspace = await Workspace.create({});
    workspace.write('src/app/me/profile-page.ts', 'export class ProfilePage {}\n');
    await workspace.run('profile-page', { path: 'src/app/me' });
    expect(workspace.text('src/app/me/profile-page.ts')).toBe('export class ProfilePage {}\n');
    expect(workspace.tree.exists('src/app/me/profile-page.css')).toBeTrue();
  });

  it('warns on a library and names the flag', async () => {
    const workspace = await Workspace.create({});
    await workspace.addLibrary('ui');
    const before = workspace.snapshot();
    await workspace.run('profile-page', { project: 'ui' });
    expect(workspace.snapshot()).toEqual(before);
    expect(workspace.printed.join('\n')).toContain('--project=<application>');
  });
});

describe('ng generate ngx-auth0-profile:guarded-route', () => {
  const route = { path: 'settings', component: `${SETTINGS}#Settings` };

  it('guards a lazily loaded component by the scopes given', async () => {
    const workspace = await withSettings();
    await workspace.run('guarded-route', { ...route, scopes: ['read:current_user'] });
    const routes = workspace.text('src/app/app.routes.ts');
    expect(routes).toContain("canActivate: [scopeGuard('read:current_user')],");
    expect(routes).toContain("import('./settings/settings').then((m) => m.Settings)");
  });

  it('changes nothing when the route is there', async () => {
    const workspace = await withSettings();
    await workspace.run('guarded-route', route);
    const before = workspace.snapshot();
    await workspace.run('guarded-route', route);
    expect(workspace.snapshot()).toEqual(before);
    expect(workspace.printed.join('\n')).toContain("'settings' is guarded already");
  });

  it('leaves the route to the browser where the application renders on a server', async () => {
    const workspace = await withSettings({ ssr: true });
    await workspace.run('guarded-route', route);
    expect(workspace.text('src/app/app.routes.server.ts')).toContain("path: 'settings',");
  });

  it('refuses a scope no user is granted and lists those to choose from', async () => {
    const workspace = await withSettings();
    await expectAsync(
      workspace.run('guarded-route', { ...route, scopes: ['update:users'] }),
    ).toBeRejectedWithError(/update:users.*--scopes=read:current_user,/);
  });

  for (const component of ['src/app/nowhere.ts#Settings', SETTINGS, `${SETTINGS}#Nobody`]) {
    it(`refuses the component '${component}' and shows the form`, async () => {
      const workspace = await withSettings();
      await expectAsync(
        workspace.run('guarded-route', { ...route, component }),
      ).toBeRejectedWithError(/--component=src\/app\/settings\/settings\.ts#Settings/);
    });
  }

  for (const metadata of ['standalone: false', "selector: 'x', template: '', standalone: false,"]) {
    it(`refuses a component with ${metadata} and names the way out`, async () => {
      const workspace = await withSettings();
      workspace.write(
        SETTINGS,
        `import { Component } from '@angular/core';\n@Component({ ${metadata} })\nexport class Settings {}\n`,
      );
      await expectAsync(workspace.run('guarded-route', route)).toBeRejectedWithError(
        /Settings has standalone: false.*@angular\/core:standalone/,
      );
    });
  }

  it('prints the route where the routes cannot be followed', async () => {
    const workspace = await withSettings();
    workspace.replace('src/app/app.routes.ts', 'Routes = []', 'Routes = makeRoutes()');
    const before = workspace.snapshot();
    await workspace.run('guarded-route', route);
    expect(workspace.snapshot()).toEqual(before);
    expect(workspace.printed.join('\n')).toMatch(/the array behind routes[^]*path: 'settings',/);
  });
});

describe('ng generate ngx-auth0-profile:proxy', () => {
  it('generates a back end that keeps its secret out of git', async () => {
    const workspace = await Workspace.create({});
    await workspace.run('proxy', { domain: 'acme.eu.auth0.com', origin: 'https://shop.acme.com' });
    const manifest = JSON.parse(workspace.text('profile-proxy/package.json')) as {
      dependencies: Record<string, string>;
    };
    expect(manifest.dependencies['auth0-profile-proxy']).toBe('^0.1.0');
    const example = workspace.text('profile-proxy/.env.example');
    expect(example).toContain('AUTH0_DOMAIN=acme.eu.auth0.com');
    expect(example).toContain('PROXY_ALLOWED_ORIGINS=https://shop.acme.com');
    expect(example).toContain('AUTH0_CLIENT_SECRET=\n');
    expect(workspace.text('profile-proxy/.gitignore').split('\n')).toContain('.env');
  });

  it('keeps a folder that is there and names --path', async () => {
    const workspace = await Workspace.create({});
    await workspace.run('proxy');
    const before = workspace.snapshot();
    await workspace.run('proxy', { port: 5000 });
    expect(workspace.snapshot()).toEqual(before);
    expect(workspace.printed.join('\n')).toContain('--path=<folder>');
  });
});

async function withSettings(application = {}): Promise<Workspace> {
  const workspace = await Workspace.create(application);
  workspace.write(SETTINGS, 'export class Settings {}\n');
  return workspace;
}
