import { CONFIG, provide } from './existing-application.ts';
import { format } from 'prettier';
import { compile } from './compile.ts';
import { Workspace, type ApplicationOptions } from './workspace.ts';

const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };
const ROUTES = 'src/app/app.routes.ts';
const OWN = "provideAuth0({ domain: 'acme.eu.auth0.com', clientId: 'AbC123' })";
const AUTH0_IMPORT = "import { provideAuth0 } from '@auth0/auth0-angular';";

describe('ng add › another login', () => {
  const logins: [what: string, path: string, text: string][] = [
    [
      'auth0-spa-js',
      'src/app/auth.ts',
      "import createAuth0Client from '@auth0/auth0-spa-js';\nexport const client = createAuth0Client({});\n",
    ],
    [
      'auth0-js',
      'src/app/auth.ts',
      "import * as auth0 from 'auth0-js';\nexport const web = new auth0.WebAuth({});\n",
    ],
    [
      'Lock',
      'src/app/auth.ts',
      "import Auth0Lock from 'auth0-lock';\nexport const lock = new Auth0Lock('a', 'b');\n",
    ],
    [
      'Lock by require',
      'src/app/auth.ts',
      "declare const require: any;\nconst Lock = require('auth0-lock').default;\nexport const lock = new Lock('a', 'b');\n",
    ],
    [
      'the build of auth0-js by its path',
      'src/app/auth.ts',
      "import { WebAuth } from 'auth0-js/build/auth0';\nexport const web = new WebAuth({});\n",
    ],
    [
      'the build of Lock by its path',
      'src/app/auth.ts',
      "import { Auth0LockPasswordless as Form } from 'auth0-lock/lib/passwordless';\nexport const form = new Form('a', 'b');\n",
    ],
    [
      'a file of a scoped package',
      'src/app/auth.ts',
      "import { Auth0Client as Client } from '@auth0/auth0-spa-js/dist/auth0-spa-js.production.esm.js';\nexport const client = new Client({});\n",
    ],
    [
      'a lazily imported SDK',
      'src/app/auth.ts',
      "export const client = () => import('@auth0/auth0-spa-js');\n",
    ],
    [
      'a global of a script',
      'src/app/auth.ts',
      'declare const auth0: any;\nexport const web = new auth0.WebAuth({});\n',
    ],
    [
      'a script of the page',
      'src/index.html',
      '<html><head><script src="https://cdn.auth0.com/js/auth0/9.28.0/auth0.min.js"></script></head><body><app-root></app-root></body></html>\n',
    ],
    [
      'another OpenID Connect client',
      'src/app/auth.ts',
      "import { OAuthService } from 'angular-oauth2-oidc';\nexport const service = OAuthService;\n",
    ],
  ];
  for (const [what, path, text] of logins) {
    it(`changes nothing beside ${what} and prints the way over`, async () => {
      const workspace = await Workspace.create({});
      workspace.write(path, text);
      const before = workspace.snapshot();
      await workspace.add();
      expect(workspace.snapshot()).toEqual(before);
      expect(workspace.tasks).toEqual([]);
      expect(workspace.printed.join('\n')).toMatch(
        new RegExp(`${path.replace('.', '\\.')}\\), so nothing was set up[^]*provideAuth0\\(`),
      );
    });
  }

  for (const [what, text] of [
    [
      'types of auth0-spa-js',
      "import type { User } from '@auth0/auth0-spa-js';\nexport type Me = User;\n",
    ],
    [
      'an interface named as a value import',
      "import { User } from '@auth0/auth0-spa-js';\nexport type Me = User;\n",
    ],
  ] as const) {
    it(`sets up an application that only uses ${what}`, async () => {
      const workspace = await Workspace.create({});
      workspace.write('src/app/types.ts', text);
      await workspace.add(tenant);
      expect(workspace.text(CONFIG)).toContain('provideAuth0Profile(');
    });
  }
});

describe('ng add › printed settings', () => {
  it("prints those of the application's own tenant", async () => {
    const workspace = await Workspace.create({});
    provide(workspace, OWN, AUTH0_IMPORT);
    await workspace.add();
    const printed = workspace.printed.join('\n');
    expect(printed).toContain('Settings of the tenant acme.eu.auth0.com');
    expect(printed).not.toContain('localhost:4400');
  });

  it('prints none where the tenant is not known', async () => {
    const workspace = await Workspace.create({});
    provide(workspace, 'provideAuth0(fromServer())', AUTH0_IMPORT);
    await workspace.add();
    expect(workspace.printed.join('\n')).not.toContain('Settings of the tenant');
  });

  it('ends with what the doctor finds', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(tenant);
    expect(workspace.printed.at(-2)).toContain("The doctor found nothing in 'shop'");
    expect(workspace.printed.at(-1)).toContain('ng generate ngx-auth0-profile:doctor');
  });
});

describe('ng add › a taken route', () => {
  for (const [taken, used] of [
    ["{ path: 'profile', redirectTo: 'me' }", 'my-profile'],
    [
      "{ path: 'profile', redirectTo: 'me' }, { path: 'my-profile', redirectTo: 'me' }",
      'edit-profile',
    ],
  ] as const) {
    it(`uses '${used}' and says so once`, async () => {
      const workspace = await Workspace.create({});
      workspace.replace(ROUTES, '[]', `[${taken}]`);
      await workspace.add(tenant);
      expect(workspace.text(ROUTES)).toContain(`path: '${used}'`);
      expect(workspace.printed.join('\n')).toMatch(new RegExp(`the profile page is at '${used}'`));
      expect(workspace.printed.join('\n')).toContain(`http://localhost:4200/${used}`);
      const before = workspace.snapshot();
      await workspace.add(tenant);
      expect(workspace.snapshot()).toEqual(before);
    });
  }
});

describe('ng add › baseUrl', () => {
  for (const [baseUrl, environment, routes] of [
    ['./', 'src/environments/environment', 'src/app/app.routes'],
    ['src', 'environments/environment', 'app/app.routes'],
  ] as const) {
    it(`follows imports by baseUrl '${baseUrl}' and imports nothing twice`, async () => {
      const workspace = await Workspace.create({});
      workspace.replace(
        'tsconfig.json',
        '"compilerOptions": {',
        `"compilerOptions": {\n    "baseUrl": "${baseUrl}",`,
      );
      workspace.write(
        'src/environments/environment.ts',
        "export const environment = { api: '/api' };\n",
      );
      workspace.replace(CONFIG, "'./app.routes'", `'${routes}'`);
      workspace.replace(
        CONFIG,
        'import { routes }',
        `import { environment } from '${environment}';\nexport const api = environment.api;\nimport { routes }`,
      );
      await workspace.add(tenant);
      const config = workspace.text(CONFIG);
      expect(config).toContain('domain: environment.auth0.domain');
      expect(config).not.toContain('environment2');
      expect(config.match(/import \{ environment \}/g)).toHaveSize(1);
      expect(workspace.text(ROUTES)).toContain("path: 'profile'");
    });
  }
});

describe("ng add › the login's audience", () => {
  for (const [what, config] of [
    ['no parameters', "domain: 'acme.eu.auth0.com', clientId: 'a'"],
    [
      'parameters without audience',
      "domain: 'acme.eu.auth0.com', clientId: 'a', authorizationParams: { redirect_uri: location.origin }",
    ],
    [
      'refresh tokens',
      "domain: 'acme.eu.auth0.com', clientId: 'a', useRefreshTokens: true, authorizationParams: { scope: 'openid' }",
    ],
  ] as const) {
    it(`says that it changes, with what was there: ${what}`, async () => {
      const workspace = await Workspace.create({});
      provide(workspace, `provideAuth0({ ${config} })`, AUTH0_IMPORT);
      await workspace.add();
      const printed = workspace.printed.join('\n');
      expect(printed).toMatch(
        /now asks for the audience https:\/\/acme\.eu\.auth0\.com\/api\/v2\/.*There was /,
      );
      expect(printed.includes('useRefreshTokens')).toBe(config.includes('useRefreshTokens'));
    });
  }
});

describe('ng add › environment.auth0', () => {
  const ENVIRONMENT = 'src/environments/environment.ts';

  it('uses an object with the same names and adds the audience', async () => {
    const workspace = await Workspace.create({});
    workspace.write(
      ENVIRONMENT,
      "export const environment = { auth0: { domain: 'own.eu.auth0.com', clientId: 'own' } };\n",
    );
    await workspace.add();
    expect(workspace.text(ENVIRONMENT)).toContain("audience: 'https://own.eu.auth0.com/api/v2/'");
    expect(workspace.text(CONFIG)).toContain('domain: environment.auth0.domain');
    expect(workspace.text(CONFIG)).not.toContain('localhost');
    expect(workspace.printed.join('\n')).toContain('Settings of the tenant own.eu.auth0.com');
  });

  it('uses an object with other names', async () => {
    const workspace = await Workspace.create({});
    workspace.write(
      ENVIRONMENT,
      "export const environment = { auth0: { AUTH0_DOMAIN: 'own.eu.auth0.com', clientID: 'own' } };\n",
    );
    await workspace.add();
    expect(workspace.text(CONFIG)).toContain('domain: environment.auth0.AUTH0_DOMAIN');
    expect(workspace.text(CONFIG)).toContain('clientId: environment.auth0.clientID');
  });

  for (const [what, auth0] of [
    ['an object of functions', '{ domain: readDomain(), clientId: readId() }'],
    ['an object without a client ID', "{ domain: 'own.eu.auth0.com' }"],
    ['a call', 'readTenant()'],
  ] as const) {
    it(`leaves ${what} alone and does not bypass it`, async () => {
      const workspace = await Workspace.create({});
      const text = `export const environment = { auth0: ${auth0} };\n`;
      workspace.write(ENVIRONMENT, text);
      const config = workspace.text(CONFIG);
      await workspace.add();
      expect(workspace.text(ENVIRONMENT)).toBe(text);
      expect(workspace.text(CONFIG)).toBe(config);
      expect(workspace.printed.join('\n')).toContain('was not bypassed');
      expect(workspace.printed.join('\n')).not.toContain("domain: 'http://localhost");
    });
  }
});

describe('ng add › the welcome page of ng new', () => {
  const PAGE = 'src/app/app.html';

  it('makes room for the profile page: a header with the title, an outlet, no <main> and no <h1>', async () => {
    const workspace = await Workspace.create({});
    await workspace.add(tenant);
    expect(workspace.text(PAGE)).toBe('<app-header [title]="title()" />\n\n<router-outlet />\n');
    expect(workspace.text('src/app/app.ts')).toContain(
      "import { AppHeader } from './profile/app-header';",
    );
    expect(workspace.text('src/app/app.ts')).toContain('imports: [RouterOutlet, AppHeader]');
    const header = workspace.text('src/app/profile/app-header.ts');
    expect(header).toContain('routerLink="/profile"');
    expect(header).toContain('Log in</button>');
    expect(workspace.text('src/app/app.spec.ts')).toContain('links to the profile');
    expect(workspace.text('src/styles.css')).toContain('color-scheme: light dark;');
  });

  it('makes room in an application of NgModules, which imports the header', async () => {
    const workspace = await Workspace.create({ standalone: false });
    await workspace.add(tenant);
    expect(workspace.text(PAGE)).toBe('<app-header [title]="title()" />\n\n<router-outlet />\n');
    expect(workspace.text('src/app/app-module.ts')).toContain(
      "import { AppHeader } from './profile/app-header';",
    );
    expect(workspace.text('src/app/app-module.ts')).toMatch(/imports: \[[^\]]*\bAppHeader\b/);
    expect(workspace.text('src/app/app.spec.ts')).toContain('declarations: [App],');
    expect(compile(specsOf(workspace))).toEqual([]);
  });

  it('makes room where files end in .component, with the prefix and the style files of the application', async () => {
    const workspace = await Workspace.create({
      fileNameStyleGuide: '2016',
      prefix: 'acme',
      style: 'scss',
    });
    await workspace.add(tenant);
    expect(workspace.text('src/app/app.component.html')).toContain('<acme-header [title]');
    for (const name of ['app-header', 'profile-page']) {
      expect(workspace.tree.exists(`src/app/profile/${name}.scss`)).toBeTrue();
      expect(workspace.tree.exists(`src/app/profile/${name}.css`)).toBeFalse();
      const script = workspace.text(`src/app/profile/${name}.ts`);
      expect(script).toContain(`styleUrl: './${name}.scss'`);
      expect(script).toContain("selector: 'acme-");
    }
    expect(workspace.text('src/styles.scss')).toContain('color-scheme: light dark;');
    expect(compile(specsOf(workspace))).toEqual([]);
  });

  it('makes room where the Angular CLI has formatted the page', async () => {
    const workspace = await Workspace.create({});
    const page = await format(workspace.text(PAGE), { parser: 'angular', singleQuote: true });
    expect(page).not.toBe(workspace.text(PAGE));
    workspace.write(PAGE, page);
    await workspace.add(tenant);
    expect(workspace.text(PAGE)).toContain('<app-header [title]="title()" />');
  });

  it('leaves a global style sheet with rules alone', async () => {
    const workspace = await Workspace.create({});
    workspace.write('src/styles.css', 'body { margin: 2rem; }\n');
    await workspace.add(tenant);
    expect(workspace.text('src/styles.css')).toBe('body { margin: 2rem; }\n');
  });

  for (const [what, from, to] of [
    ['a changed text', 'Hello, {{', 'Welcome, {{'],
    ['an element beside it', '<router-outlet />', '<aside>Mine</aside><router-outlet />'],
  ] as const) {
    it(`stays with ${what}, and the report says what to add`, async () => {
      const workspace = await Workspace.create({});
      workspace.replace(PAGE, from, to);
      const before = workspace.text(PAGE);
      await workspace.add(tenant);
      expect(workspace.text(PAGE)).toBe(before);
      expect(workspace.tree.exists('src/app/profile/app-header.ts')).toBeFalse();
      const printed = workspace.printed.join('\n');
      expect(printed).toContain(`${PAGE} stays as it is`);
      expect(printed).toContain('<a routerLink="/profile">Your profile</a>');
      expect(printed).toContain('injectSession()');
      expect(workspace.text('src/styles.css')).not.toContain('color-scheme');
    });
  }

  it('of another form stays, and the report names the outlet it lacks, not the login it has', async () => {
    const workspace = await Workspace.create({});
    workspace.write(PAGE, '<h1>Shop</h1>\n');
    provide(workspace, OWN, AUTH0_IMPORT);
    await workspace.add();
    const printed = workspace.printed.join('\n');
    expect(printed).toContain('where the profile page is to be shown: <router-outlet />');
    expect(printed).not.toContain('injectSession()');
  });

  it('stays with a link to the profile, and the report says nothing more', async () => {
    const workspace = await Workspace.create({});
    workspace.write(PAGE, '<a routerLink="/profile">Me</a><router-outlet />\n');
    await workspace.add(tenant);
    expect(workspace.printed.join('\n')).not.toContain('stays as it is');
  });

  it('stays where the profile page has no route', async () => {
    const workspace = await Workspace.create({});
    const before = workspace.text(PAGE);
    await workspace.add({ ...tenant, page: false });
    expect(workspace.text(PAGE)).toBe(before);
  });
});

describe('ng add › the style of the files', () => {
  const kinds: ApplicationOptions[] = [{}, { standalone: false }];

  for (const application of kinds) {
    const what = application.standalone === false ? 'NgModules' : 'standalone components';

    it(`keeps CRLF with ${what}`, async () => {
      const workspace = await styled(application, (text) => text.replaceAll('\n', '\r\n'));
      for (const [path, text] of await changed(workspace)) {
        expect(text.replaceAll('\r\n', '')).withContext(path).not.toContain('\n');
      }
    });

    it(`keeps tabs with ${what}`, async () => {
      const workspace = await styled(application, (text) =>
        text.replaceAll(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
      );
      for (const [path, text] of await changed(workspace)) {
        expect(text).withContext(path).not.toMatch(/^ +\S/m);
      }
    });

    it(`keeps four spaces with ${what}`, async () => {
      const workspace = await styled(application, (text) =>
        text.replaceAll(/^( {2})+/gm, (spaces) => spaces + spaces),
      );
      for (const [path, text] of await changed(workspace)) {
        expect(text)
          .withContext(path)
          .not.toMatch(/^ {2}\S/m);
      }
    });

    it(`keeps double quotes and no semicolons with ${what}`, async () => {
      const workspace = await styled(application, (text) =>
        text.replaceAll("'", '"').replaceAll(/;$/gm, ''),
      );
      for (const [path, text] of await changed(workspace)) {
        expect(text).withContext(path).not.toMatch(/;$/m);
        expect(text)
          .withContext(path)
          .not.toMatch(/^import .*'/m);
      }
    });
  }

  it('leaves a comment with the element it is behind', async () => {
    const workspace = await Workspace.create({});
    workspace.replace(CONFIG, 'provideRouter(routes)', 'provideRouter(routes) // the pages');
    await workspace.add(tenant);
    expect(workspace.text(CONFIG)).toMatch(/provideRouter\(routes\), \/\/ the pages\r?\n/);
  });

  it('gives each property of a one-line object a line of its own', async () => {
    const workspace = await Workspace.create({});
    provide(workspace, OWN, AUTH0_IMPORT);
    await workspace.add();
    expect(workspace.text(CONFIG)).toMatch(
      /provideAuth0\(\{\n {6}domain: 'acme\.eu\.auth0\.com',\n {6}clientId: 'AbC123',\n {6}authorizationParams: \{\n {8}audience/,
    );
  });
});

/** What is compiled of an application, its specs included. */
function specsOf(workspace: Workspace): Record<string, string> {
  const jasmine =
    'declare const describe: (what: string, facts: () => void) => void;\n' +
    'declare const it: (what: string, fact: () => unknown) => void;\n' +
    'declare const beforeEach: (work: () => unknown) => void;\n' +
    'declare const expect: (actual: unknown) => { toBeTruthy(): void; toContain(text: string): void };\n';
  const files = workspace.tree.files.filter((path) => /^\/src\/.*\.(ts|html|s?css)$/.test(path));
  return {
    'src/jasmine.d.ts': jasmine,
    ...Object.fromEntries(files.map((path) => [path.slice(1), workspace.text(path)])),
  };
}

/** A workspace whose files are written in another style. */
async function styled(
  application: ApplicationOptions,
  style: (text: string) => string,
): Promise<Workspace> {
  const workspace = await Workspace.create(application);
  for (const path of workspace.tree.files) {
    if (path.startsWith('/src/') && path.endsWith('.ts')) {
      workspace.write(path, style(workspace.text(path)));
    }
  }
  workspace.tree.delete('.editorconfig');
  return workspace;
}

/** The scripts that `ng add` changes or writes, environments aside, which Angular's own schematic makes. */
async function changed(workspace: Workspace): Promise<[path: string, text: string][]> {
  const before = workspace.snapshot();
  await workspace.add(tenant);
  const after = workspace.snapshot();
  const found = Object.entries(after).filter(
    ([path, text]) => path.startsWith('/src/app/') && path.endsWith('.ts') && text !== before[path],
  );
  expect(found.length).toBeGreaterThan(2);
  return found;
}
