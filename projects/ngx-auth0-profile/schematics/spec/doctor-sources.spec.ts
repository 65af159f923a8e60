import { CONFIG, provide } from './existing-application.ts';
import { Workspace } from './workspace.ts';

const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };
const FILE = 'src/app/found.ts';

/** What the doctor prints about an application that `ng add` has set up, after a change. */
async function diagnose(
  change: (workspace: Workspace) => void,
  options: object = {},
): Promise<string> {
  const workspace = await Workspace.create({});
  await workspace.add(tenant);
  change(workspace);
  await workspace.run('doctor', { warningsOnly: true, ...options });
  return workspace.printed.filter((line) => !line.startsWith('The doctor found')).join('\n');
}

const file = (text: string) => (workspace: Workspace) => {
  workspace.write(FILE, text);
};

describe('doctor › browser-secret', () => {
  for (const text of [
    "export const config = { client_secret: 'abc' };",
    "export const request = { grant_type: 'client_credentials' };",
    "export const body = new URLSearchParams(); body.append('client_secret', 'abc');",
    "export const body = 'grant_type=client_credentials&client_secret=abc';",
    "export class Api { clientSecret = 'abc'; }",
  ]) {
    it(`reports ${text} first, as an error with its line`, async () => {
      const printed = await diagnose(file(`// first\n${text}\n`));
      expect(printed).toMatch(/^browser-secret \(src\/app\/found\.ts:2\): .*Rotate the secret/);
    });
  }

  for (const text of [
    'export interface Client { client_secret: string }',
    "export const config = { client_secret: '' };",
  ]) {
    it(`reports nothing for ${text}`, async () => {
      expect(await diagnose(file(text))).not.toContain('browser-secret');
    });
  }
});

describe('doctor › options and scopes', () => {
  it('reports old options that come through a spread', async () => {
    const printed = await diagnose((workspace) => {
      workspace.write(
        'src/app/old.ts',
        "export const old = { redirectUri: 'x', audience: 'y' };\n",
      );
      workspace.replace(
        CONFIG,
        'domain: environment.auth0.domain,',
        '...old, domain: environment.auth0.domain,',
      );
      workspace.replace(
        CONFIG,
        'import { routes }',
        "import { old } from './old';\nimport { routes }",
      );
    });
    expect(printed).toMatch(/misplaced-params \(src\/app\/old\.ts:1\): 'audience' beside/);
    expect(printed).toMatch(/'redirectUri' beside/);
  });

  it('reports old options that only environment.prod.ts has', async () => {
    const workspace = await Workspace.create({});
    workspace.write(
      'src/environments/environment.ts',
      "export const environment = { auth0: { domain: 'acme.eu.auth0.com', clientId: 'a' } };\n",
    );
    workspace.write(
      'src/environments/environment.prod.ts',
      "export const environment = { auth0: { domain: 'acme.eu.auth0.com', clientId: 'a', redirectUri: 'x' } };\n",
    );
    workspace.replace(
      'angular.json',
      '"production": {',
      '"production": { "fileReplacements": [{ "replace": "src/environments/environment.ts", "with": "src/environments/environment.prod.ts" }],',
    );
    provide(
      workspace,
      'provideAuth0({ ...environment.auth0 })',
      "import { provideAuth0 } from '@auth0/auth0-angular';\nimport { environment } from '../environments/environment';",
    );
    await workspace.run('doctor', { warningsOnly: true });
    expect(workspace.printed.join('\n')).toMatch(
      /misplaced-params \(src\/environments\/environment\.prod\.ts:1\): 'redirectUri'/,
    );
  });

  for (const [what, code] of [
    [
      'loginWithRedirect',
      "auth.loginWithRedirect({ authorizationParams: { scope: 'openid update:users' } });",
    ],
    [
      'getAccessTokenSilently',
      "const options = { authorizationParams: { scope: 'openid,update:users' } };\nauth.getAccessTokenSilently(options);",
    ],
    [
      'loginWithPopup',
      "const scope = 'update:users';\nauth.loginWithPopup({ authorizationParams: { scope } });",
    ],
    [
      'AuthClientConfig.set',
      "import { AuthClientConfig } from '@auth0/auth0-angular';\nauth.set({ domain: 'd', clientId: 'c', authorizationParams: { scope: 'update:users' } });",
    ],
  ] as const) {
    it(`reports a never granted scope in ${what}`, async () => {
      expect(await diagnose(file(`declare const auth: any;\n${code}\n`))).toContain(
        'never-granted-scope (src/app/found.ts',
      );
    });
  }
});

describe('doctor › requests', () => {
  for (const [what, text] of [
    [
      'headers in a constant',
      "const headers = { Authorization: 'Bearer x' };\nexport const load = (http: any, id: string) => http.get('https://acme.eu.auth0.com/api/v2/users/' + id, { headers });",
    ],
    [
      'an address in a class property',
      "import { HttpClient } from '@angular/common/http';\nexport class Api { base = 'https://acme.eu.auth0.com/api/v2/'; constructor(private http: HttpClient) {} load(id: string) { return this.http.get(`${this.base}users/${id}`, { headers: { Authorization: 'Bearer x' } }); } }",
    ],
    [
      'axios',
      'declare const axios: any;\nexport const load = (id: string) => axios.get(`https://acme.eu.auth0.com/api/v2/users/${id}`);',
    ],
  ] as const) {
    it(`finds hand-made-header with ${what}`, async () => {
      expect(await diagnose(file(text))).toContain('hand-made-header (src/app/found.ts)');
    });
  }

  for (const text of [
    "export const load = (id: string) => fetch('/api/v2/users/' + id);",
    "export const load = (id: string) => fetch('https://shop.example/api/v2/users/' + id, { headers: { Authorization: 'x' } });",
  ]) {
    it(`finds nothing in a request to another host: ${text}`, async () => {
      expect(await diagnose(file(text))).not.toContain('hand-made-header');
    });
  }
});

describe('doctor › lazy-http-client', () => {
  it("warns of a route's own HttpClient", async () => {
    const text =
      "import { provideHttpClient } from '@angular/common/http';\nexport const routes = [{ path: 'a', providers: [provideHttpClient()] }];\n";
    expect(await diagnose(file(text))).toMatch(/lazy-http-client \(src\/app\/found\.ts:2\)/);
  });

  it('accepts one whose requests go through the parent', async () => {
    const text =
      "import { provideHttpClient, withRequestsMadeViaParent } from '@angular/common/http';\nexport const routes = [{ path: 'a', providers: [provideHttpClient(withRequestsMadeViaParent())] }];\n";
    expect(await diagnose(file(text))).not.toContain('lazy-http-client');
  });
});

describe('doctor › lazy-profile', () => {
  for (const [where, text] of [
    ['a route', "[{ path: 'a', providers: [provideAuth0Profile(withResource({}))] }]"],
    [
      'a child route',
      "[{ path: 'a', children: [{ path: 'b', providers: [[provideAuth0Profile()]] }] }]",
    ],
  ] as const) {
    it(`finds provideAuth0Profile() in the providers of ${where}`, async () => {
      const source = `import { provideAuth0Profile, withResource } from 'ngx-auth0-profile';\nexport const routes = ${text};\n`;
      expect(await diagnose(file(source))).toMatch(/lazy-profile \(src\/app\/found\.ts:2\)/);
    });
  }

  it('accepts that of the application', async () => {
    expect(await diagnose(() => undefined)).not.toContain('lazy-profile');
  });
});

describe('doctor › unfinished-login', () => {
  const COMPLETING = /AuthService|provideAuth0Profile|injectSession/g;

  function remove(names: RegExp): (workspace: Workspace) => void {
    return (workspace) => {
      for (const path of workspace.tree.files.filter((file) => /^\/src\/.*\.ts$/.test(file))) {
        workspace.write(path, workspace.text(path).replaceAll(names, 'other'));
      }
    };
  }

  it('warns where nothing creates AuthService', async () => {
    expect(await diagnose(remove(COMPLETING))).toContain('unfinished-login');
  });

  it('accepts provideAuth0Profile(), which completes logins', async () => {
    expect(await diagnose(remove(/AuthService|injectSession/g))).not.toContain('unfinished-login');
  });

  it('warns where skipRedirectCallback is set and nothing completes the login', async () => {
    const printed = await diagnose((workspace) => {
      workspace.replace(
        CONFIG,
        'domain: environment',
        'skipRedirectCallback: true, domain: environment',
      );
    });
    expect(printed).toContain('unfinished-login');
  });

  it('warns where no route has the path of redirect_uri', async () => {
    const printed = await diagnose((workspace) => {
      workspace.replace(
        CONFIG,
        'redirect_uri: location.origin',
        'redirect_uri: `${location.origin}/callback`',
      );
    });
    expect(printed).toContain("Add a route 'callback'");
  });
});

describe('doctor › overlapping-interceptor', () => {
  const entry = (scope: string) =>
    `httpInterceptor: { allowedList: [{ uri: 'https://acme.eu.auth0.com/api/v2/*', tokenOptions: { authorizationParams: { audience: 'https://acme.eu.auth0.com/api/v2/', scope: '${scope}' } } }] },`;
  const quickstart = (scope: string) => (workspace: Workspace) => {
    workspace.replace(CONFIG, 'authorizationParams: {', `${entry(scope)}\n authorizationParams: {`);
    workspace.replace(
      CONFIG,
      '[profileInterceptor]',
      '[authHttpInterceptorFn, profileInterceptor]',
    );
  };

  it("warns of Auth0's quickstart, whose token only reads, and ends with exit code 0", async () => {
    const printed = await diagnose(quickstart('read:current_user'), { warningsOnly: false });
    expect(printed).toMatch(/overlapping-interceptor .*with the scopes 'read:current_user'/);
  });

  it('accepts an entry with all scopes of the profile', async () => {
    const printed = await diagnose(quickstart('read:current_user update:current_user_metadata'));
    expect(printed).not.toContain('overlapping-interceptor');
  });
});

describe('doctor › output', () => {
  it('prints one line of JSON with stable codes', async () => {
    const printed = await diagnose(file("export const config = { client_secret: 'abc' };"), {
      json: true,
    });
    const { application, checked, findings } = JSON.parse(printed) as {
      application: string;
      checked: string[];
      findings: { code: string; severity: string; path: string; line: number }[];
    };
    expect(application).toBe('shop');
    expect(checked).toContain('missing-interceptor');
    expect(findings[0]).toEqual(
      jasmine.objectContaining({ code: 'browser-secret', severity: 'error', path: FILE, line: 1 }),
    );
  });

  it('prints errors before warnings', async () => {
    const printed = await diagnose((workspace) => {
      file(
        'export const load = (id: string) => fetch(`https://acme.eu.auth0.com/api/v2/users/${id}`);',
      )(workspace);
      workspace.replace(CONFIG, 'domain: environment', "audience: 'x', domain: environment");
    });
    expect(printed.indexOf('misplaced-params')).toBeLessThan(printed.indexOf('hand-made-header'));
  });
});
