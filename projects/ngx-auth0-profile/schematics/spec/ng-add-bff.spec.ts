import { compile } from './compile.ts';
import { CONFIG, provide } from './existing-application.ts';
import { Workspace } from './workspace.ts';

const bff = { mode: 'bff' };
const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123', ...bff };

describe('ng add --mode=bff', () => {
  it('installs the back end, and no SDK of Auth0', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(bff);
    const { dependencies, devDependencies, scripts } = manifest(workspace);
    expect(dependencies['auth0-profile-proxy']).toBe('^0.1.0');
    expect(dependencies['@auth0/auth0-angular']).toBeUndefined();
    expect(devDependencies['auth0-tenant-emulator']).toBe('^0.1.0');
    expect(scripts['start:auth0']).toBe('node auth0/start.mjs');
  });

  it('provides the interceptor and withBff(), and nothing of the tenant', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(tenant);
    const config = workspace.text(CONFIG);
    expect(config).toContain('provideHttpClient(withInterceptors([profileInterceptor]))');
    expect(config).toContain("withBff({ url: '/bff' })");
    for (const path of workspace.tree.files.filter((each) => each.startsWith('/src/'))) {
      expect(workspace.text(path))
        .withContext(path)
        .not.toMatch(/auth0-angular|acme\.eu|AbC123/);
    }
    expect(workspace.tree.exists('src/environments/environment.ts')).toBeFalse();
  });

  it('guards the page by the session', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(bff);
    expect(workspace.text('src/app/app.routes.ts')).toContain('canActivate: [scopeGuard()],');
  });

  it('lets ng serve pass the paths of the back end on', async () => {
    const workspace = await Workspace.create({});
    await workspace.add({ ...bff, bffPort: 5001 });
    expect(json(workspace, 'proxy.conf.json')).toEqual({
      '/bff': { target: 'http://127.0.0.1:5001' },
    });
    expect(workspace.text('angular.json')).toContain('"proxyConfig": "proxy.conf.json"');
  });

  it('adds the paths to the proxy file that is there', async () => {
    const workspace = await withProxyConfig('src/own.json', '{ "/api": { "target": "x" } }');
    await workspace.add(bff);
    expect(json(workspace, 'src/own.json')).toEqual({
      '/api': { target: 'x' },
      '/bff': { target: 'http://127.0.0.1:4401' },
    });
    expect(workspace.text('angular.json')).toContain('"proxyConfig": "src/own.json"');
    expect(workspace.tree.exists('proxy.conf.json')).toBeFalse();
  });

  it('says what to add to a proxy file that is code', async () => {
    const workspace = await withProxyConfig('own.mjs', 'export default {};\n');
    await workspace.add(bff);
    expect(workspace.text('own.mjs')).toBe('export default {};\n');
    expect(workspace.printed.join('\n')).toContain("Add to it: '/bff': { target:");
  });

  it('keeps the secret out of git and out of the application', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(tenant);
    expect(workspace.text('bff/.gitignore').split('\n')).toContain('.env');
    const example = workspace.text('bff/.env.example');
    expect(example).toContain('AUTH0_DOMAIN=acme.eu.auth0.com\nAUTH0_CLIENT_ID=AbC123\n');
    expect(example).toContain('AUTH0_CLIENT_SECRET=\n');
    expect(example).toContain('BFF_URL=http://localhost:4200\n');
    expect(workspace.printed.join('\n')).toContain('http://localhost:4200/bff/callback');
  });

  it('starts emulator, back end and application with one command', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(bff);
    const start = workspace.text('auth0/start.mjs');
    expect(start).toContain("start(bin('auth0-profile-proxy'), ['bff'], {");
    expect(start).toContain("BFF_URL: 'http://localhost:4200',");
    const { clients } = json(workspace, 'auth0/tenant.json') as { clients: object[] };
    expect(clients).toEqual([
      jasmine.objectContaining({
        app_type: 'regular_web',
        callbacks: ['http://localhost:4200/bff/callback'],
      }),
    ]);
  });

  it('changes nothing in an application that logs in with auth0-angular, and says how to move the login', async () => {
    const workspace = await Workspace.create({});
    provide(
      workspace,
      "provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'AbC123' })",
      "import { provideAuth0 } from '@auth0/auth0-angular';",
    );
    const before = workspace.snapshot();
    await workspace.add(bff);
    expect(workspace.snapshot()).toEqual(before);
    expect(workspace.printed.join('\n')).toMatch(
      /with --mode=bff the back end logs in[^]*provideAuth0/,
    );
  });

  for (const application of [{}, { standalone: false }, { ssr: true }]) {
    it(`compiles, and changes nothing when it runs again, with ${JSON.stringify(application)}`, async () => {
      const workspace = await Workspace.create(application);
      await workspace.add(bff);
      expect(compile(sourcesOf(workspace))).toEqual([]);
      const before = workspace.snapshot();
      await workspace.add(bff);
      expect(workspace.snapshot()).toEqual(before);
    });
  }
});

describe('ng generate ngx-auth0-profile:doctor › in BFF mode', () => {
  it('finds nothing as ng add leaves it', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(tenant);
    await workspace.run('doctor');
    expect(workspace.printed.join('\n')).toMatch(/^The doctor found nothing/);
  });

  const planted: [code: string, says: RegExp, plant: (workspace: Workspace) => void][] = [
    [
      'unneeded-sdk',
      /npm uninstall @auth0\/auth0-angular/,
      (workspace) => {
        workspace.replace(
          'package.json',
          '"auth0-profile-proxy"',
          '"@auth0/auth0-angular": "^2.0.0",\n    "auth0-profile-proxy"',
        );
      },
    ],
    [
      'bff-proxy-file',
      /proxy\.conf\.json.*does not name \/bff/,
      (workspace) => {
        workspace.write('proxy.conf.json', '{}\n');
      },
    ],
    [
      'bff-proxy-file',
      /proxy\.conf\.json.*does not exist/,
      (workspace) => {
        workspace.tree.delete('proxy.conf.json');
      },
    ],
    [
      'missing-interceptor',
      /without the header/,
      (workspace) => {
        workspace.replace(CONFIG, 'withInterceptors([profileInterceptor])', '');
      },
    ],
    [
      'second-login',
      /Remove withAuth0Angular\(\) and provideAuth0\(\), or withBff\(\)/,
      (workspace) => {
        workspace.replace(CONFIG, 'withBff({', 'withAuth0Angular(), withBff({');
        workspace.write(
          CONFIG,
          `import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';\n${workspace.text(CONFIG)}`,
        );
      },
    ],
    [
      'missing-login-feature',
      /Add withAuth0Angular\(\)/,
      (workspace) => {
        workspace.replace(CONFIG, "withBff({ url: '/bff' })", '');
      },
    ],
  ];
  for (const [code, says, plant] of planted) {
    it(`finds ${code}: ${says.source}`, async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      plant(workspace);
      await workspace.run('doctor', { warningsOnly: true });
      expect(workspace.printed.find((line) => line.startsWith(`${code} `))).toMatch(says);
    });
  }
});

async function withProxyConfig(path: string, content: string): Promise<Workspace> {
  const workspace = await Workspace.create({});
  workspace.write(path, content);
  workspace.replace(
    'angular.json',
    '"serve": {',
    `"serve": {\n"options": { "proxyConfig": "${path}" },`,
  );
  return workspace;
}

function json(workspace: Workspace, path: string): unknown {
  return JSON.parse(workspace.text(path));
}

function manifest(
  workspace: Workspace,
): Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>> {
  return json(workspace, 'package.json') as ReturnType<typeof manifest>;
}

function sourcesOf(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(
    workspace.tree.files
      .filter((path) => /^\/src\/.*\.(ts|html|css)$/.test(path) && !path.endsWith('.spec.ts'))
      .filter((path) => path !== '/src/server.ts')
      .map((path) => [path.slice(1), workspace.text(path)]),
  );
}
