import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeSeedReport, type SeedReport } from '../src/seed/deploy-export/seed-report.ts';
import { loadSeed } from '../src/seed/load-seed.ts';
import type { TenantSeed } from '../src/seed/seed.ts';
import { startTenant } from '../src/start-tenant.ts';

const TENANT = `
tenant:
  friendly_name: Acme
  default_audience: https://acme.eu.auth0.com/api/v2/
  session_lifetime: 2.5
clients:
  - name: Web
    app_type: regular_web
    token_endpoint_auth_method: client_secret_post
    callbacks: ["https://app.example/callback", "/relative", "##APP##/callback"]
    web_origins: @@ORIGINS@@
    logo_uri: https://app.example/logo.png
    jwt_configuration: { alg: RS256, lifetime_in_seconds: 1200 }
    refresh_token: { rotation_type: rotating, leeway: 5, idle_token_lifetime: 100 }
    organization_require_behavior: pre_login_prompt
  - name: Old
    app_type: sso_integration
clientGrants:
  - client_id: Web
    audience: https://acme.eu.auth0.com/api/v2/
    scope: [read:users]
  - client_id: Web
    audience: https://api.example/
    scope: [read:orders, write:everything]
  - client_id: Gone
    audience: https://api.example/
    scope: []
  - client_id: Web
    audience: https://acme.eu.auth0.com/me/
    scope: [read:me:profile]
    subject_type: user
resourceServers:
  - identifier: https://api.example/
    name: Orders
    scopes: [{ value: "read:orders" }]
    signing_alg: HS256
databases:
  - name: Users
    strategy: auth0
    enabled_clients: [Web]
    options: { passwordPolicy: fair, brute_force_protection: true }
connections:
  - name: google-oauth2
    strategy: google-oauth2
    options: { set_user_root_attributes: on_first_login }
roles:
  - name: admin
    permissions:
      - { permission_name: "read:orders", resource_server_identifier: "https://api.example/" }
      - { permission_name: "delete:orders", resource_server_identifier: "https://api.example/" }
organizations:
  - name: acme
    display_name: Acme
    connections:
      - { name: Users, assign_membership_on_login: true, show_as_button: false }
rules:
  - { name: second, script: ./rules/second.js, order: 2, enabled: false }
  - { name: first, script: ./rules/first.js, order: 1, enabled: true }
  - { name: lost, script: ./rules/lost.js, order: 3 }
actions:
  - name: on login
    code: ./actions/login/code.js
    secrets: [{ name: KEY }]
    supported_triggers: [{ id: post-login, version: v3 }]
  - name: broken
    code: ./actions/broken.js
  - name: on sign-up
    code: ./actions/login/code.js
triggers:
  post-login: [{ action_name: broken }, { action_name: on login }]
  pre-user-registration: [{ action_name: on sign-up }]
branding:
  colors: { primary: "#ffffff" }
pages:
  - { name: login, html: ./pages/login.html }
  - { name: error_page, html: ./pages/error.html }
emailTemplates: []
`;

const FILES: Record<string, string> = {
  'tenant.yaml': TENANT,
  'rules/first.js': 'function (user, context, callback) { callback(null, user, context); }',
  'rules/second.js': 'function (user, context, callback) { callback(null, user, context); }',
  'actions/login/code.js': 'exports.onExecutePostLogin = async () => {};',
  'actions/broken.js': 'exports.onExecutePostLogin = async ( => {};',
  'config.json': JSON.stringify({
    AUTH0_KEYWORD_REPLACE_MAPPINGS: {
      APP: 'http://localhost:4200',
      ORIGINS: ['http://localhost:4200'],
    },
  }),
};

describe('an export of auth0-deploy-cli as a seed', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenant-export-'));
    await write(folder, FILES);
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('gives the tenant what the emulator supports', async () => {
    const { seed } = await load('tenant.yaml');
    expect(seed.tenant).toEqual({
      default_audience: 'http://localhost/api/v2/',
      session_lifetime: 9_000,
      my_account: {},
    });
    const [web, old] = seed.clients ?? [];
    expect(web).toEqual(
      jasmine.objectContaining({
        name: 'Web',
        callbacks: ['https://app.example/callback', 'http://localhost:4200/callback'],
        web_origins: ['http://localhost:4200'],
        id_token_lifetime: 1_200,
      }),
    );
    expect(old?.app_type).toBe('regular_web');
    expect(seed.client_grants?.map(({ audience, scope }) => [audience, scope])).toEqual([
      ['http://localhost/api/v2/', ['read:users']],
      ['https://api.example/', ['read:orders']],
      ['http://localhost/me/', ['read:me:profile']],
    ]);
    expect(seed.connections?.map(({ name }) => name)).toEqual(['Users', 'google-oauth2']);
    expect(seed.roles?.[0]?.permissions?.length).toBe(1);
    expect(seed.organizations?.[0]?.enabled_connections?.[0]?.name).toBe('Users');
    expect(seed.rules?.map(({ name, enabled }) => [name, enabled])).toEqual([
      ['first', true],
      ['second', false],
    ]);
    expect(seed.actions?.map(({ name }) => name)).toEqual(['on login']);
  });

  it('lists everything that it does not support', async () => {
    const { text } = await load('tenant.yaml');
    for (const part of [
      /not supported: branding \(1\), pages \(2\)$/m,
      /without effect, clients: .*logo_uri \(1\)/,
      /without effect, clients: .*refresh_token\.idle_token_lifetime \(1\)/,
      /without effect, databases: .*options\.brute_force_protection \(1\)/,
      /without effect, organizations: connections\.show_as_button \(1\)/,
      /without effect, tenant: friendly_name \(1\)/,
      /clients "Web"\.callbacks\.1 was left out: it "\/relative" is not an absolute URL/,
      /clients "Web"\.organization_require_behavior was left out/,
      /client "Old" has the app_type sso_integration; it is used as regular_web/,
      /client_grants "Gone"\.client_id was left out/,
      /client_grants ".*"\.scope was left out: it "write:everything" is not a scope/,
      /apis "Orders"\.signing_alg was left out/,
      /roles "admin"\.permissions\.1\.permission_name was left out/,
      /rule "lost" was left out/,
      /actions "broken"\.code was left out: it is not valid JavaScript/,
      /action "on sign-up" was left out/,
      /action "on login" has the empty secrets KEY/,
      /client "Web" has the client_id [0-9a-f]{24} and the client_secret/,
    ]) {
      expect(text).toMatch(part);
    }
  });

  it('is completed by another seed: users, ids, secrets', async () => {
    await write(folder, {
      'people.json': JSON.stringify({
        users: [{ user_id: 'auth0|ada', roles: ['admin'] }],
        clients: [{ client_id: 'web', name: 'Web', client_secret: 'known' }],
        organizations: [{ name: 'acme', members: ['auth0|ada'] }],
        actions: [{ name: 'on login', code: '', secrets: { KEY: 'value' } }],
      }),
    });
    const { seed, text } = await load('people.json', 'tenant.yaml');
    expect(seed.clients?.[0]).toEqual(
      jasmine.objectContaining({
        client_id: 'web',
        client_secret: 'known',
        app_type: 'regular_web',
      }),
    );
    expect(seed.client_grants?.[0]?.client_id).toBe('web');
    expect(seed.organizations?.[0]).toEqual(
      jasmine.objectContaining({ members: ['auth0|ada'], display_name: 'Acme' }),
    );
    expect(text).not.toContain('"Web" has the client_');
    expect(await run('people.json', 'tenant.yaml')).toBe(200);
  });

  it('starts a tenant from the folder format, other folders listed', async () => {
    const root = join(folder, 'folder');
    await write(root, {
      'tenant.json': '{"session_lifetime": 1, "flags": {"x": true}}',
      'clients/Web.json': '{"name":"Web","app_type":"spa","callbacks":[]}',
      'clients/Bad.json': '{',
      'grants/Web-api.json': '{"client_id":"Web","audience":"https://api.example/","scope":[]}',
      'resource-servers/Api.json': '{"name":"Api","identifier":"https://api.example/"}',
      'database-connections/Users/database.json': '{"name":"Users","strategy":"auth0"}',
      'rules/claims.json': '{"name":"claims","script":"./claims.js"}',
      'rules/claims.js': 'function (user, context, callback) {}',
      'actions/on-login.json': '{"name":"on login","code":"./actions/on-login/code.js"}',
      'actions/on-login/code.js': 'exports.onExecutePostLogin = () => {};',
      'triggers/triggers.json': '{"post-login":[{"action_name":"on login"}]}',
      'emails/verify_email.json': '{}',
    });
    const { seed, text } = await load('folder');
    expect(seed.tenant?.session_lifetime).toBe(3_600);
    expect([seed.clients, seed.apis, seed.rules, seed.actions].map((list) => list?.length)).toEqual(
      [1, 1, 1, 1],
    );
    expect(text).toMatch(/not supported: emails \(1\)/);
    expect(text).toMatch(/clients\/Bad\.json was left out/);
    expect(await run('folder')).toBe(200);
  });

  it('is refused for a keyword marker without a value, by name', async () => {
    await expectAsync(loadSeed(join(folder, 'tenant.yaml'))).toBeRejectedWith(
      jasmine.objectContaining({
        code: 'invalid-argument',
        message: jasmine.stringMatching(/without a value: ##APP##, @@ORIGINS@@/),
      }),
    );
  });

  it('reads no script outside its folder', async () => {
    const root = join(folder, 'links');
    await write(root, {
      'tenant.yaml':
        'rules: [{ name: link, script: ./rules/link.js }, { name: up, script: ../tenant.yaml }]\n',
      'rules/other.js': '',
    });
    await symlink(join(folder, 'tenant.yaml'), join(root, 'rules/link.js'));
    const { seed, text } = await load('links/tenant.yaml');
    expect(seed.rules).toBeUndefined();
    expect(text).toMatch(/rule "link" was left out.*outside the folder/);
    expect(text).toMatch(/rule "up" was left out.*outside the folder/);
  });

  for (const [what, content] of [
    ['not YAML', 'clients: [\n  - {'],
    ['empty', ''],
    ['a list', '- clients'],
  ] as const) {
    it(`is refused when it is ${what}`, async () => {
      await write(folder, { 'wrong.yaml': content });
      await expectAsync(load('wrong.yaml')).toBeRejectedWith(
        jasmine.objectContaining({ code: 'invalid-seed' }),
      );
    });
  }

  it('does not hide a fault of a JSON seed beside it, with file and line', async () => {
    await write(folder, {
      'fault.json': '{"users": [\n{"user_id": "a"},\n{"user_id": "b", "roles": ["none"]}]}',
    });
    await expectAsync(load('tenant.yaml', 'fault.json')).toBeRejectedWith(
      jasmine.objectContaining({
        message: jasmine.stringMatching(/fault\.json:3 users\.1\.roles\.0 "none" is not a role/),
      }),
    );
  });

  async function load(...names: string[]): Promise<{ seed: TenantSeed; text: string }> {
    const reports: SeedReport[] = [];
    const seed = await loadSeed(
      names.map((name) => join(folder, name)),
      {
        keywordFile: join(folder, 'config.json'),
        onReport: (report) => reports.push(report),
      },
    );
    return { seed, text: reports.map(describeSeedReport).join('\n') };
  }

  async function run(...names: string[]): Promise<number> {
    const tenant = await startTenant({
      port: 0,
      seed: names.map((name) => join(folder, name)),
      seedConfig: join(folder, 'config.json'),
      onSeedReport: () => undefined,
    });
    const { status } = await fetch(`${tenant.url}/.well-known/jwks.json`);
    await tenant.close();
    return status;
  }
});

async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}
