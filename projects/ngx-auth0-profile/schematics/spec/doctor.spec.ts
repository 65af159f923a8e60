import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Workspace, type ApplicationOptions } from './workspace.ts';

const CONFIG = 'src/app/app.config.ts';
const ENVIRONMENT = 'src/environments/environment.ts';
const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };

describe('ng generate ngx-auth0-profile:doctor', () => {
  const sound: [what: string, application: ApplicationOptions, options: object][] = [
    ['a standalone application', {}, tenant],
    ['an application of NgModules', { standalone: false }, tenant],
    ['an application with a server', { ssr: true }, tenant],
    ['an application in proxy mode', {}, { ...tenant, mode: 'proxy' }],
    ['values written in place', {}, { ...tenant, skipEnvironments: true }],
  ];
  for (const [what, application, options] of sound) {
    it(`finds nothing in ${what} as ng add leaves it, and changes nothing`, async () => {
      const workspace = await Workspace.create(application);
      await workspace.add(options);
      const before = workspace.snapshot();
      await workspace.run('doctor');
      expect(workspace.printed).toHaveSize(1);
      expect(workspace.printed[0]).toMatch(
        /found nothing in 'shop'\. Checked: browser-secret, .*hand-made-header\.$/,
      );
      expect(workspace.snapshot()).toEqual(before);
    });
  }

  const planted: [check: string, says: RegExp, plant: (workspace: Workspace) => void][] = [
    [
      'missing-interceptor',
      /withInterceptors\(\[profileInterceptor\]\)/,
      replaced(CONFIG, 'withInterceptors([profileInterceptor])', ''),
    ],
    [
      'missing-profile',
      /Add it, or run ng add/,
      replaced(CONFIG, /provideAuth0Profile\(.*\),?/, ''),
    ],
    [
      'missing-login-feature',
      /Add withAuth0Angular\(\) from 'ngx-auth0-profile\/auth0-angular'/,
      replaced(CONFIG, /withAuth0Angular\(\),?/, ''),
    ],
    ['missing-auth0', /provideAuth0\(/, replaced(CONFIG, 'provideAuth0({', 'withoutAuth0({')],
    [
      'second-auth0',
      /configured 2 times/,
      replaced(
        CONFIG,
        'provideRouter(routes)',
        "provideRouter(routes), provideAuth0({ domain: 'b.eu.auth0.com', clientId: 'b' })",
      ),
    ],
    [
      'overlapping-interceptor',
      /'https:\/\/acme\.eu\.auth0\.com\/\*'.*Remove the entry/,
      (workspace) => {
        replaced(
          CONFIG,
          'authorizationParams: {',
          "httpInterceptor: { allowedList: ['/api/*', { uri: 'https://acme.eu.auth0.com/*' }] },\n authorizationParams: {",
        )(workspace);
        replaced(
          CONFIG,
          '[profileInterceptor]',
          '[authHttpInterceptorFn, profileInterceptor]',
        )(workspace);
      },
    ],
    [
      'never-granted-scope',
      /never grants update:users to a user/,
      replaced(CONFIG, 'update:current_user_metadata', 'update:users'),
    ],
    [
      'never-granted-scope',
      /scopeGuard\('read:users'\) denies every user/,
      replaced(
        'src/app/app.routes.ts',
        "scopeGuard('read:current_user', 'update:current_user_metadata')",
        "scopeGuard('read:users')",
      ),
    ],
    [
      'audience-slash',
      /lacks the slash at its end/,
      replaced(ENVIRONMENT, "/api/v2/'", "/api/v2'"),
    ],
    [
      'audience-domain',
      /belongs to another domain than acme\.eu\.auth0\.com/,
      replaced(
        ENVIRONMENT,
        'https://acme.eu.auth0.com/api/v2/',
        'https://amce.eu.auth0.com/api/v2/',
      ),
    ],
    [
      'audience-domain',
      /keeps the tenant's own/,
      (workspace) => {
        replaced(ENVIRONMENT, "domain: 'acme.eu.auth0.com'", "domain: 'login.acme.com'")(workspace);
        replaced(
          ENVIRONMENT,
          'https://acme.eu.auth0.com/api/v2/',
          'https://login.acme.com/api/v2/',
        )(workspace);
      },
    ],
    [
      'audience-domain',
      /lacks https:\/\//,
      replaced(ENVIRONMENT, 'https://acme.eu.auth0.com/api/v2/', 'acme.eu.auth0.com/api/v2/'),
    ],
    [
      'misplaced-params',
      /'audience' beside domain and clientId is ignored/,
      replaced(
        CONFIG,
        'clientId: environment.auth0.clientId,',
        "clientId: environment.auth0.clientId, audience: 'https://api.acme.com',",
      ),
    ],
    [
      'domain-form',
      /without https:\/\/ and without a slash/,
      replaced(ENVIRONMENT, "domain: 'acme.eu.auth0.com'", "domain: 'https://acme.eu.auth0.com/'"),
    ],
    ['client-id', /is a placeholder/, replaced(ENVIRONMENT, "'AbC123'", "'YOUR_CLIENT_ID'")],
    [
      'id-token-as-bearer',
      /401 "Invalid token"/,
      (workspace) => {
        workspace.write(
          'src/app/bearer.ts',
          'export const header = (claims: { __raw: string }) => `Bearer ${claims.__raw}`;\n',
        );
      },
    ],
    [
      'peer-versions',
      /@angular\/core \^19\.0\.0 is not among the supported versions/,
      replaced('package.json', /"@angular\/core": "[^"]*"/, '"@angular/core": "^19.0.0"'),
    ],
    [
      'peer-versions',
      /npm install @auth0\/auth0-angular/,
      replaced('package.json', /"@auth0\/auth0-angular": "[^"]*",/, ''),
    ],
  ];
  for (const [check, says, plant] of planted) {
    it(`finds ${check}: ${says.source}`, async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      plant(workspace);
      await expectAsync(workspace.run('doctor')).toBeRejectedWithError(
        /The doctor found [12] problems? in 'shop'.*--warnings-only/,
      );
      expect(workspace.printed.join('\n')).toMatch(new RegExp(`^${check} .*${says.source}`, 'm'));
    });
  }

  const warned: [check: string, says: RegExp, plant: (workspace: Workspace) => void][] = [
    [
      'loopback-domain',
      /Name a tenant before you deploy/,
      replaced(ENVIRONMENT, "domain: 'acme.eu.auth0.com'", "domain: 'http://localhost:4400'"),
    ],
    [
      'refresh-tokens',
      /useRefreshTokensFallback: true/,
      (workspace) => {
        replaced(
          ENVIRONMENT,
          'https://acme.eu.auth0.com/api/v2/',
          'https://api.acme.com',
        )(workspace);
        replaced(
          CONFIG,
          'authorizationParams: {',
          'useRefreshTokens: true,\n authorizationParams: {',
        )(workspace);
      },
    ],
    [
      'my-account',
      /Set useMrrt: true/,
      (workspace) => {
        withMyAccount(workspace);
        replaced(
          CONFIG,
          'authorizationParams: {',
          'useRefreshTokens: true,\n authorizationParams: {',
        )(workspace);
      },
    ],
    [
      'second-http-client',
      /Merge them into one/,
      replaced(CONFIG, 'provideRouter(routes)', 'provideRouter(routes), provideHttpClient()'),
    ],
    [
      'interceptors-from-di',
      /are never called/,
      (workspace) => {
        workspace.write(
          'src/app/logging.ts',
          'export const logging = { provide: HTTP_INTERCEPTORS, useClass: Logging, multi: true };\n',
        );
      },
    ],
    [
      'hand-made-header',
      /migrate-auth0-js/,
      (workspace) => {
        workspace.write(
          'src/app/by-hand.ts',
          'export const load = (id: string) => fetch(`https://acme.eu.auth0.com/api/v2/users/${id}`);\n',
        );
      },
    ],
    [
      'unreadable',
      /check them by hand/,
      replaced(
        'src/main.ts',
        'bootstrapApplication(App, appConfig)',
        'bootstrapApplication(App, makeConfig())',
      ),
    ],
  ];
  it('warns of a scope of the My Account API by a wrong name', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(tenant);
    withMyAccount(workspace);
    replaced(
      'src/app/app.routes.ts',
      /scopeGuard\([^)]*\)/,
      "scopeGuard('profile:write')",
    )(workspace);
    await workspace.run('doctor');
    expect(workspace.printed.join('\n')).toContain('Write update:me:profile');
  });

  for (const [check, says, plant] of warned) {
    it(`warns of ${check} and ends well`, async () => {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      plant(workspace);
      if (check === 'loopback-domain') {
        replaced(
          ENVIRONMENT,
          'https://acme.eu.auth0.com/api',
          'http://localhost:4400/api',
        )(workspace);
      }
      await workspace.run('doctor');
      expect(workspace.printed).toHaveSize(2);
      expect(workspace.printed[0]).toMatch(new RegExp(`^${check} .*${says.source}`));
      expect(workspace.printed[1]).toContain("found 0 errors and 1 warning in 'shop'");
    });
  }

  it('continues after errors with the option for it', async () => {
    const workspace = await Workspace.create({});
    await workspace.run('doctor', { warningsOnly: true });
    expect(workspace.printed.join('\n')).toContain('missing-auth0');
  });

  it('names --project for a library', async () => {
    const workspace = await Workspace.create({});
    await workspace.addLibrary('ui');
    await expectAsync(workspace.run('doctor', { project: 'ui' })).toBeRejectedWithError(
      /--project=<application>/,
    );
  });

  describe('when it is given a domain', () => {
    let server: Server;
    let issuer: string;
    let origin: string;

    beforeEach(async () => {
      server = createServer((request, response) => {
        const known = request.url === '/.well-known/openid-configuration' && issuer !== '';
        response.writeHead(known ? 200 : 404).end(JSON.stringify({ issuer }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    });

    afterEach(() => {
      server.close();
    });

    async function ask(): Promise<string> {
      const workspace = await Workspace.create({});
      await workspace.add(tenant);
      await workspace.run('doctor', { domain: origin, warningsOnly: true });
      return workspace.printed.join('\n');
    }

    it('is content with a tenant that issues tokens under it', async () => {
      issuer = `${origin}/`;
      expect(await ask()).toContain("found nothing in 'shop'");
    });

    it('finds a tenant that issues tokens under another name', async () => {
      issuer = 'https://acme.eu.auth0.com/';
      expect(await ask()).toContain('issuer: http://127.0.0.1');
    });

    it('finds a domain without a discovery document', async () => {
      issuer = '';
      expect(await ask()).toMatch(/discovery: .* answers 404/);
      server.close();
      server.closeAllConnections();
      expect(await ask()).toMatch(/discovery: .* gives no discovery document/);
    });
  });
});

/** Adds the My Account API to the application. */
function withMyAccount(workspace: Workspace): void {
  replaced(CONFIG, 'provideAuth0Profile(', 'provideAuth0Profile(withMyAccount(), ')(workspace);
  replaced(
    CONFIG,
    /^/,
    "import { withMyAccount } from 'ngx-auth0-profile/my-account';\n",
  )(workspace);
}

function replaced(path: string, from: string | RegExp, to: string): (workspace: Workspace) => void {
  return (workspace) => {
    const before = workspace.text(path);
    const after = before.replace(from, to);
    if (after === before) {
      throw new Error(`${path} does not contain ${String(from)}:\n${before}`);
    }
    workspace.write(path, after);
  };
}
