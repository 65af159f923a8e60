import { createNodePlatform } from '../src/platform/node/node-platform.ts';
import { createProcessScriptRunner } from '../src/platform/node/process-script-runner.ts';
import { createTenant } from '../src/create-tenant.ts';
import { TRIGGER_TIMEOUT_MS, type ScriptRunner } from '../src/tenant/script-runner.ts';
import { createTenantInternals, type Tenant, type TenantOptions } from '../src/tenant-internals.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { answerOf, TestBrowser } from './support/test-browser.ts';

/** Bodies of Actions, and what the login ends with: `undefined` for success, else the description. */
const ACTIONS: [what: string, body: string, expected: RegExp | undefined][] = [
  ['leaves a failing request behind', `fetch('http://127.0.0.1:9/');`, undefined],
  ['leaves a rejected promise behind', `Promise.reject(new Error('left'));`, undefined],
  ['throws in a timer', `setTimeout(() => { throw new Error('late'); }, 0);`, undefined],
  ['rejects with nothing', `Promise.reject();`, undefined],
  ['throws null in a timer', `setTimeout(() => { throw null; }, 0);`, undefined],
  ['throws', `throw new Error('Thrown.');`, /^Thrown\.$/],
  ['throws text', `throw 'Text.';`, /^Text\.$/],
  ['throws an object without a message', `throw {};`, /^Something went wrong\.$/],
  ['awaits a failing request', `await fetch('http://127.0.0.1:9/');`, /fetch failed/],
  [
    'sets a circular claim',
    `const a = {}; a.a = a; api.idToken.setCustomClaim('https://a.example/a', a);`,
    /circular/i,
  ],
  ['sets a BigInt', `api.user.setAppMetadata('n', 1n);`, /BigInt/],
  ['sets a function', `api.user.setAppMetadata('f', () => 1);`, undefined],
  ['calls a method that does not exist', `api.redirect.sendUserTo('x');`, /redirect|undefined/],
  ['requires a module', `require('fs');`, /require is not defined/],
  ['recurses without end', `const f = () => f(); f();`, /call stack/i],
  ['ends its process', hostCode('process.exit(3)'), /has ended its process/],
  ['kills its process', hostCode('process.abort()'), /has ended its process/],
  [
    'allocates without end',
    `const a = []; for (;;) a.push(new Array(1e7).fill(1));`,
    /has ended its process/,
  ],
  ['replaces the prototype of Object', `Object.prototype.toJSON = () => 'x';`, undefined],
  ['returns a thenable that throws', `return { then() { throw new Error('then'); } };`, /^then$/],
];

const HANGING: [what: string, body: string][] = [
  ['never resolves', `return new Promise(() => {});`],
  ['loops without end', `for (;;) {}`],
  ['waits too long', `await new Promise((resolve) => setTimeout(resolve, 60_000));`],
  ['loops in a microtask', `await null; for (;;) {}`],
];

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

describe('an Action of the seed', () => {
  for (const [what, body, expected] of ACTIONS) {
    it(`that ${what} neither ends nor blocks the tenant`, async () => {
      const tenant = tenantWith({ actions: [{ name: 'bad', code: actionCode(body) }] });
      const answer = await logIn(tenant);
      if (expected === undefined) {
        expect(answer.get('error')).toBeNull();
        expect(answer.has('id_token')).toBeTrue();
      } else {
        expect(answer.get('error')).toBe('access_denied');
        expect(answer.get('error_description') ?? '').toMatch(expected);
        expect(tenant.requests().find(({ scriptError }) => scriptError !== undefined)).toEqual(
          jasmine.objectContaining({ scriptError: jasmine.stringContaining('Action "bad"') }),
        );
      }
      expect(await status(tenant)).toBe(200);
    });
  }

  it('that fails after the login is reported with its name', async () => {
    const reported = new Promise((resolve) => {
      const tenant = tenantWith({
        actions: [{ name: 'late', code: actionCode(`fetch('http://127.0.0.1:9/');`) }],
        onScriptError: resolve,
      });
      void logIn(tenant);
    });
    expect(await reported).toEqual({
      script: 'late',
      message: jasmine.stringContaining('fetch failed'),
    });
  });

  it('that hangs leaves other requests and other scripts alone', async () => {
    const platform = createNodePlatform();
    const code = actionCode(`if (event.client.client_id === 'spa') { for (;;) {} }`);
    const other = { client_id: 'other', callbacks: ['http://localhost:4200'] };
    const tenant = createTenantInternals(
      {
        ...fixtureSeed,
        rules: [],
        actions: [{ name: 'bad', code }],
        clients: [...(fixtureSeed.clients ?? []), other],
        domain: 'localhost:4400',
      },
      platform,
    );
    const hanging = logIn(tenant).then((answer) => answer.get('error_description'));
    const answer = await logIn(tenant, 'other');
    expect(answer.has('id_token')).toBeTrue();
    expect(await Promise.race([hanging, Promise.resolve('still running')])).toBe('still running');
    platform.scripts.close();
    expect(await hanging).toContain('has ended its process');
  });

  it('has 20 seconds together with the others of its trigger (Auth0 docs: Actions Limitations)', () => {
    expect(TRIGGER_TIMEOUT_MS).toBe(20_000);
  });
});

describe('a rule of the seed', () => {
  const rules: [what: string, script: string, expected: RegExp | undefined][] = [
    [
      'throws after its callback',
      `function (u, c, cb) { cb(null, u, c); setTimeout(() => { throw new Error('x'); }, 0); }`,
      undefined,
    ],
    ['calls its callback twice', `function (u, c, cb) { cb(null, u, c); cb('no'); }`, undefined],
    ['passes a circular user', `function (u, c, cb) { u.u = u; cb(null, u, c); }`, /circular/i],
    ['is not a function', `42`, /not a function/],
    [
      'updates a user that does not exist',
      `function (u, c, cb) { auth0.users.updateUserMetadata('x', {}).then(() => cb(null, u, c), cb); }`,
      /The user does not exist/,
    ],
  ];
  for (const [what, script, expected] of rules) {
    it(`that ${what} neither ends nor blocks the tenant`, async () => {
      const tenant = tenantWith({ rules: [{ name: 'bad', script }] });
      const answer = await logIn(tenant);
      expect(answer.get('error_description') ?? '').toMatch(expected ?? /^$/);
      expect(await status(tenant)).toBe(200);
    });
  }
});

describe('createProcessScriptRunner()', () => {
  let runner: ScriptRunner;

  beforeEach(() => {
    runner = createProcessScriptRunner();
  });

  afterEach(() => {
    runner.close();
  });

  for (const [what, body] of HANGING) {
    it(`ends a script that ${what} at its timeout`, async () => {
      const result = await run(runner, actionCode(body), 500);
      expect(result.error).toBe('Script execution did not complete within 0.5 seconds.');
    });
  }

  it('runs the next script after one was ended', async () => {
    await run(runner, actionCode('for (;;) {}'), 300);
    const result = await run(runner, actionCode(`api.access.deny('next');`), 20_000);
    expect<unknown>(result).toEqual({ calls: [{ method: 'access.deny', args: ['next'] }] });
  });
});

function actionCode(body: string): string {
  return `exports.onExecutePostLogin = async (event, api) => { ${body} };`;
}

/** Code that leaves the script's context: `node:vm` is not a security boundary. */
function hostCode(code: string): string {
  return `fetch.constructor(${JSON.stringify(code)})();`;
}

function run(runner: ScriptRunner, source: string, timeoutMs: number) {
  const event = {
    user: {},
    client: { client_id: 'spa', name: 'spa', metadata: {} },
    connection: { name: '', strategy: '' },
    request: { query: {}, ip: '127.0.0.1', hostname: 'localhost', user_agent: '' },
    transaction: {
      protocol: 'oidc-basic-profile',
      requested_scopes: [],
      target_scopes: [],
      acr_values: [],
    },
    authorization: { roles: [] },
    authentication: { methods: [] },
    stats: { logins_count: 1 },
    secrets: {},
    tenant: { id: 'localhost' },
  };
  return runner.run({ kind: 'action', name: 'bad', source, event }, timeoutMs, () => undefined);
}

function tenantWith(options: TenantOptions): Tenant {
  return createTenant({ ...fixtureSeed, rules: [], ...options, domain: 'localhost:4400' });
}

async function logIn(tenant: Tenant, clientId = 'spa'): Promise<URLSearchParams> {
  const browser = new TestBrowser((request) => tenant.fetch(request));
  return answerOf(await browser.login(authorizeUrl({ client_id: clientId }), MIA));
}

async function status(tenant: Tenant): Promise<number> {
  const url = 'http://localhost:4400/.well-known/jwks.json';
  return (await tenant.fetch(new Request(url))).status;
}
