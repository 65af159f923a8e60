import fc from 'fast-check';
import { progressLine } from '../../../tools/process/progress.ts';
import { startTenant, type RunningTenant } from '../src/start-tenant.ts';
import { fixtureSeed, MIA, NOOR } from './support/fixture-tenant.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 1_800_000;

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_500);
const TIMEOUT_MS = 5_000;
const REPORTS_PROGRESS = process.env['FUZZ_REPORT'] !== undefined;
const REQUESTS_PER_REPORT = 5_000;

/** Statuses the Management API documents, and 413 and 404 for what no route knows. */
const MANAGEMENT_STATUSES = new Set([200, 201, 202, 204, 400, 401, 403, 404, 409, 413, 415, 429]);
const AUTHENTICATION_STATUSES = new Set([200, 302, 400, 401, 403, 404, 429]);

interface RandomRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string;
  type: string;
  body: string;
}

describe(`${REQUESTS} random requests`, () => {
  let tenant: RunningTenant;
  let tokens: string[];

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0 });
    const lifetime = { expiresInSeconds: 86_400 };
    tokens = await Promise.all([
      tenant.mint({ userId: MIA, scope: 'openid', ...lifetime }),
      tenant.mint({ userId: MIA, scope: 'read:current_user update:current_user_metadata' }),
      tenant.mint({
        userId: MIA,
        scope:
          'update:current_user_identities create:current_user_device_credentials delete:current_user_device_credentials',
      }),
      tenant.mint({
        userId: 'machine@clients',
        clientId: 'machine',
        scope:
          'create:users read:users update:users create:user_tickets read:device_credentials read:organizations read:organization_members create:organization_members read:logs read:sessions delete:sessions read:refresh_tokens read:grants delete:grants read:clients read:connections read:resource_servers read:client_grants read:rules read:actions read:tenant_settings',
      }),
      tenant.mint({ userId: NOOR, kind: 'id-token' }),
      tenant.mint({ userId: MIA, kind: 'opaque' }),
      tenant.mint({ userId: MIA, scope: 'read:current_user', expiresInSeconds: -1 }),
    ]);
  });

  afterAll(() => tenant.close());

  it('end in a documented status, and leave the state consistent', async () => {
    const statuses = new Map<number, number>();
    const started = performance.now();
    await fc.assert(
      fc.asyncProperty(randomRequest(tokens), async (request) => {
        const status = await send(tenant, request);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        reportProgress(statuses, started);
        const documented = request.path.startsWith('/api/v2')
          ? MANAGEMENT_STATUSES
          : AUTHENTICATION_STATUSES;
        if (!documented.has(status)) {
          throw new Error(`undocumented status ${status}`);
        }
      }),
      { numRuns: REQUESTS, endOnFailure: true },
    );
    expect(sum(statuses)).toBe(REQUESTS);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(0);
    await expectConsistentState(tenant);
    if (REPORTS_PROGRESS) {
      process.stdout.write(`\n${JSON.stringify(Object.fromEntries(statuses))}\n`);
    }
  });
});

function reportProgress(statuses: ReadonlyMap<number, number>, started: number): void {
  const done = sum(statuses);
  if (REPORTS_PROGRESS && done % REQUESTS_PER_REPORT === 0) {
    const elapsedMs = performance.now() - started;
    process.stdout.write(
      `${progressLine({ step: 'requests', done, total: REQUESTS, elapsedMs })}\n`,
    );
  }
}

function sum(statuses: ReadonlyMap<number, number>): number {
  return [...statuses.values()].reduce((total, count) => total + count, 0);
}

async function send(tenant: RunningTenant, request: RandomRequest): Promise<number> {
  const query = new URLSearchParams(request.query).toString();
  const response = await fetch(`${tenant.url}${request.path}${query === '' ? '' : `?${query}`}`, {
    method: request.method,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': request.type,
      ...(request.authorization === '' ? {} : { authorization: request.authorization }),
    },
    ...(request.method === 'GET' ? {} : { body: request.body }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Every user is stored under its own id, with at least one identity, and no identity twice. */
async function expectConsistentState(tenant: RunningTenant): Promise<void> {
  const users = tenant.users.list();
  expect(
    users.every((user) => tenant.users.get(user.user_id)?.user_id === user.user_id),
  ).toBeTrue();
  expect(users.every((user) => user.identities.length > 0)).toBeTrue();
  const identities = users.flatMap((user) =>
    user.identities.map((identity) => `${identity.provider}|${identity.user_id}`),
  );
  expect(new Set(identities).size).toBe(identities.length);
  const discovery = await fetch(`${tenant.issuer}.well-known/openid-configuration`);
  expect(discovery.status).toBe(200);
}

function randomRequest(tokens: readonly string[]): fc.Arbitrary<RandomRequest> {
  const word = fc.oneof(
    fc.constantFrom('', 'spa', 'machine', 'machine-secret', MIA, NOOR, 'openid offline_access'),
    fc.string({ maxLength: 20 }),
  );
  const parameters = fc.dictionary(
    fc.constantFrom(
      ...['client_id', 'client_secret', 'grant_type', 'redirect_uri', 'response_type', 'scope'],
      ...['audience', 'state', 'nonce', 'prompt', 'max_age', 'response_mode', 'code', 'email'],
      ...['code_challenge', 'code_challenge_method', 'refresh_token', 'username', 'password'],
      ...['mfa_token', 'otp', 'oob_code', 'binding_code', 'challenge_type', 'authenticator_id'],
      ...['take', 'from', 'sort', 'user_id', 'strategy', 'identifiers', 'include_totals'],
      ...['connection', 'returnTo', 'ticket', 'q', 'fields', 'include_fields', 'page', 'token'],
      ...['client_assertion', 'client_assertion_type', 'id_token_hint', 'screen_hint'],
      ...['post_logout_redirect_uri', 'login_hint', 'dpop_jkt', 'organization'],
    ),
    fc.oneof(
      word,
      fc.constantFrom('code', 'token id_token', 'none', 'login', 'authorization_code'),
      fc.constantFrom('client_credentials', 'password', 'refresh_token', 'http://localhost:4200'),
      fc.constantFrom(
        'mia@example.com',
        'Correct-Horse-1',
        'https://orders.example/',
        'web_message',
      ),
    ),
    { maxKeys: 8 },
  );
  const wellFormed = fc
    .tuple(parameters, fc.constantFrom('token', 'code', 'id_token', 'token id_token'))
    .map(([extra, type]) => ({
      ...extra,
      client_id: 'spa',
      redirect_uri: 'http://localhost:4200',
      response_type: type,
      nonce: 'n',
      code_challenge: 'c',
    }));
  const userBody = fc.record(
    {
      user_metadata: fc.oneof(fc.object(), fc.constant(null), fc.constant({})),
      app_metadata: fc.object(),
      email: fc.oneof(fc.emailAddress(), fc.string()),
      name: fc.oneof(fc.string({ maxLength: 400 }), fc.constant(null)),
      blocked: fc.boolean(),
      connection: fc.oneof(word, fc.constant('Username-Password-Authentication')),
      link_with: fc.constantFrom(...tokens),
      provider: fc.constantFrom('auth0', 'google-oauth2'),
      user_id: word,
      permissions: fc.array(fc.jsonValue(), { maxLength: 2 }),
      roles: fc.array(fc.jsonValue(), { maxLength: 2 }),
      password: word,
      device_name: word,
      device_id: fc.constantFrom('abc-123', 'zzz'),
      type: fc.constantFrom('public_key', 'x'),
      value: word,
    },
    { requiredKeys: [] },
  );
  const patch = fc.oneof(
    fc.dictionary(word, fc.jsonValue()).map((user_metadata) => ({ user_metadata })),
    fc.string({ minLength: 1, maxLength: 320 }).map((name) => ({ name })),
    fc.boolean().map((blocked) => ({ blocked })),
  );
  const grant = fc.constantFrom(
    { grant_type: 'client_credentials', client_id: 'machine', client_secret: 'machine-secret' },
    { grant_type: 'refresh_token', client_id: 'spa', refresh_token: 'x' },
    { grant_type: 'http://auth0.com/oauth/grant-type/mfa-otp', client_id: 'spa', otp: '1' },
    { grant_type: 'authorization_code', client_id: 'spa', code: 'x', code_verifier: 'c' },
  );
  const body = fc.oneof(
    patch.map((item) => [JSON.stringify(item), 'json'] as const),
    fc.tuple(grant, parameters).map(
      ([item, more]) =>
        [
          new URLSearchParams({
            audience: 'https://orders.example/',
            ...more,
            ...item,
          }).toString(),
          'form',
        ] as const,
    ),
    parameters.map((item) => [new URLSearchParams(item).toString(), 'form'] as const),
    parameters.map((item) => [JSON.stringify(item), 'json'] as const),
    userBody.map((item) => [JSON.stringify(item), 'json'] as const),
    fc.json().map((text) => [text, 'json'] as const),
    fc.string().map((text) => [text, 'json'] as const),
  );
  return fc
    .record({
      endpoint: endpoint(word),
      query: fc.oneof(parameters, wellFormed),
      body,
      header: header(tokens),
    })
    .map(({ body: [text, kind], header: authorization, endpoint: [method, path], query }) => ({
      method,
      path,
      query,
      authorization,
      body: text,
      type: kind === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
    }));
}

/** An endpoint with its own method, and now and then with another one. */
function endpoint(word: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> {
  const id = fc.oneof(fc.constant(MIA), fc.constant(NOOR), word).map(encodeURIComponent);
  const fixed = [
    ...['GET /authorize', 'POST /authorize', 'GET /authorize/resume', 'POST /oauth/token'],
    ...['POST /oauth/token', 'POST /oauth/revoke', 'GET /userinfo', 'GET /v2/logout'],
    ...['GET /oidc/logout', 'POST /u/login', 'GET /u/consent', 'POST /u/mfa-otp-challenge'],
    ...['GET /u/login', 'GET /u/signup', 'POST /u/signup', 'POST /u/consent', 'GET /_emulator/'],
    ...['POST /co/authenticate', 'POST /dbconnections/signup', 'POST /login/callback'],
    ...['POST /dbconnections/change_password', 'POST /usernamepassword/login'],
    ...['GET /user/ssodata', 'GET /client/spa.js', 'GET /u/reset-verify', 'GET /nowhere'],
    ...['GET /u/email-verification', 'GET /.well-known/jwks.json', 'GET /api/v2/users'],
    ...['GET /api/v2/users-by-email', 'POST /api/v2/device-credentials', 'GET /api/v2/clients'],
    ...['GET /api/v2/device-credentials', 'POST /api/v2/tickets/password-change'],
    ...['GET /u/organization', 'POST /u/organization', 'GET /api/v2/organizations'],
    ...['POST /mfa/challenge', 'POST /mfa/associate', 'GET /mfa/authenticators'],
    ...['DELETE /mfa/authenticators/x', 'POST /mfa/challenge', 'POST /mfa/associate'],
    ...['GET /api/v2/rules', 'GET /api/v2/actions/actions', 'GET /api/v2/tenants/settings'],
    ...['GET /api/v2/logs', 'GET /api/v2/grants', 'DELETE /api/v2/grants'],
    ...['GET /api/v2/connections', 'GET /api/v2/resource-servers', 'GET /api/v2/client-grants'],
    ...['POST /api/v2/users', 'POST /api/v2/users', 'GET /api/v2/roles'],
    ...['POST /api/v2/tickets/email-verification', 'POST /api/v2/jobs/verification-email'],
  ].map((item) => item.split(' ') as [string, string]);
  const provider = fc.constantFrom('auth0', 'google-oauth2');
  const own = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...fixed) },
    { weight: 1, arbitrary: id.map((item) => ['GET', `/api/v2/users/${item}`] as const) },
    { weight: 2, arbitrary: id.map((item) => ['PATCH', `/api/v2/users/${item}`] as const) },
    fc
      .tuple(id, provider, id)
      .chain(([user, name, identity]) =>
        fc.constantFrom(
          ['GET', `/api/v2/users/${user}/enrollments`] as const,
          ['GET', `/api/v2/users/${user}/organizations`] as const,
          ['GET', `/api/v2/users/${user}/roles`] as const,
          ['POST', `/api/v2/users/${user}/roles`] as const,
          ['DELETE', `/api/v2/users/${user}/roles`] as const,
          ['GET', `/api/v2/users/${user}/permissions`] as const,
          ['POST', `/api/v2/users/${user}/permissions`] as const,
          ['DELETE', `/api/v2/users/${user}/permissions`] as const,
          ['GET', `/api/v2/roles/${identity}/users`] as const,
          ['GET', `/api/v2/users/${user}/sessions`] as const,
          ['DELETE', `/api/v2/users/${user}/sessions`] as const,
          ['GET', `/api/v2/users/${user}/refresh-tokens`] as const,
          ['DELETE', `/api/v2/users/${user}/refresh-tokens`] as const,
          ['GET', `/api/v2/users/${user}/logs`] as const,
          ['DELETE', `/api/v2/sessions/${identity}`] as const,
          ['GET', `/api/v2/connections/${identity}`] as const,
          ['GET', `/api/v2/resource-servers/${identity}`] as const,
          ['GET', `/api/v2/organizations/${identity}/members`] as const,
          ['POST', `/api/v2/organizations/${identity}/members`] as const,
          ['POST', `/api/v2/users/${user}/identities`] as const,
          ['DELETE', `/api/v2/users/${user}/identities/${name}/${identity}`] as const,
          ['DELETE', `/api/v2/device-credentials/${identity}`] as const,
          ['GET', `/api/v2/jobs/${identity}`] as const,
        ),
      ),
  );
  const anyMethod = fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT');
  return fc.oneof(
    { weight: 9, arbitrary: own },
    {
      weight: 1,
      arbitrary: fc.tuple(anyMethod, own).map(([method, [, path]]) => [method, path] as const),
    },
  );
}

function header(tokens: readonly string[]): fc.Arbitrary<string> {
  const token = fc.constantFrom(...tokens, ...tokens.slice(3, 4), ...tokens.slice(3, 4));
  return fc.oneof(
    { weight: 6, arbitrary: token.map((value) => `Bearer ${value}`) },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: token.map((value) => `DPoP ${value}`) },
    { weight: 1, arbitrary: fc.constant('Basic bWFjaGluZTptYWNoaW5lLXNlY3JldA==') },
    { weight: 1, arbitrary: fc.base64String().map((value) => `Bearer ${value}`) },
    { weight: 1, arbitrary: token.map((value) => `Bearer ${value.slice(0, -5)}`) },
  );
}
