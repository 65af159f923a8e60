import fc from 'fast-check';
import { MY_ACCOUNT_SCOPES } from '../../src/common/my-account-scopes.ts';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 600_000;

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 800);
const STATUSES = new Set([200, 201, 202, 204, 400, 401, 403, 404, 409, 415]);

interface RandomRequest {
  method: string;
  path: string;
  authorization: string;
  type: string;
  body: string;
}

describe(`${REQUESTS} random requests to the My Account API`, () => {
  let tenant: RunningTenant;
  let tokens: string[];

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0 });
    const audience = `${tenant.issuer}me/`;
    const scope = MY_ACCOUNT_SCOPES.join(' ');
    tokens = await Promise.all([
      tenant.mint({ userId: MIA, audience, scope }),
      tenant.mint({ userId: NOOR, audience, scope }),
      tenant.mint({ userId: MIA, audience, scope: 'openid' }),
      tenant.mint({ userId: MIA, scope: 'read:current_user' }),
    ]);
  });

  afterAll(() => tenant.close());

  it('end in a documented status, an error always in the shape of this API', async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(randomRequest(tokens), async (request) => {
        const response = await send(request);
        const text = await response.text();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        if (!STATUSES.has(response.status)) {
          throw new Error(`undocumented status ${response.status}: ${text}`);
        }
        if (response.status >= 400) {
          const { status, title } = JSON.parse(text) as { status: unknown; title: unknown };
          expect([status, typeof title]).toEqual([response.status, 'string']);
        }
      }),
      { numRuns: REQUESTS, endOnFailure: true },
    );
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(REQUESTS);
    expect(statuses.get(202) ?? 0).toBeGreaterThan(0);
    expect((await fetch(`${tenant.issuer}.well-known/jwks.json`)).status).toBe(200);
  });

  it('refuses a body of two megabytes with 413', async () => {
    const response = await send({
      method: 'PATCH',
      path: '/profile',
      authorization: `Bearer ${tokens[0] ?? ''}`,
      type: 'application/json',
      body: JSON.stringify({ name: 'x'.repeat(2_000_000) }),
    });
    expect(response.status).toBe(413);
  });

  function send({ method, path, authorization, type, body }: RandomRequest): Promise<Response> {
    return fetch(`${tenant.url}/me/v1${path}`, {
      method,
      headers: {
        'content-type': type,
        ...(authorization === '' ? {} : { authorization }),
      },
      ...(method === 'GET' ? {} : { body }),
    });
  }
});

function randomRequest(tokens: readonly string[]): fc.Arbitrary<RandomRequest> {
  const id = fc
    .oneof(
      fc.constantFrom(
        'password|new',
        'passkey|new',
        'totp|dev_1',
        'cac_1',
        '%',
        '%7C',
        '..',
        'a/b',
      ),
      fc.string({ maxLength: 30 }),
      fc.constant('x'.repeat(3_000)),
    )
    .map((text) => (text.startsWith('%') ? text : encodeURIComponent(text)));
  const path = fc.oneof(
    fc.constantFrom(
      ...['/profile', '/factors', '/authentication-methods', '/connected-accounts/connect', '/x'],
      ...['/connected-accounts/complete', '/connected-accounts/accounts', '/profile?fields=a,b'],
      ...['/connected-accounts/connections', '/authentication-methods?type=totp', ''],
    ),
    id.map((text) => `/authentication-methods/${text}`),
    id.map((text) => `/authentication-methods/${text}/verify`),
    id.map((text) => `/connected-accounts/accounts/${text}`),
    id.map((text) => `/connected-accounts/accounts?from=${text}&take=3&connection=${text}`),
  );
  const token = fc.constantFrom(...tokens, tokens[0] ?? '', tokens[0] ?? '');
  const enrollment: fc.Arbitrary<RandomRequest> = enrollmentBody().map((body) => ({
    method: 'POST',
    path: '/authentication-methods',
    authorization: `Bearer ${tokens[0] ?? ''}`,
    type: 'application/json',
    body,
  }));
  const other: fc.Arbitrary<RandomRequest> = fc.record({
    method: fc.constantFrom('GET', 'POST', 'POST', 'PATCH', 'DELETE', 'PUT'),
    path,
    authorization: fc.oneof(
      { weight: 6, arbitrary: token.map((value) => `Bearer ${value}`) },
      { weight: 1, arbitrary: token.map((value) => `DPoP ${value}`) },
      { weight: 1, arbitrary: fc.constantFrom('', 'Basic x', 'Bearer', 'Bearer a.b.c') },
    ),
    type: fc.oneof(
      { weight: 6, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'multipart/x') },
    ),
    body: randomBody(),
  });
  return fc.oneof({ weight: 9, arbitrary: other }, { weight: 1, arbitrary: enrollment });
}

function enrollmentBody(): fc.Arbitrary<string> {
  return fc
    .constantFrom('totp', 'recovery-code', 'push-notification', 'password', 'passkey')
    .map((type) => JSON.stringify({ type }));
}

function randomBody(): fc.Arbitrary<string> {
  const value = fc.oneof(
    fc.constantFrom<unknown>('totp', 'email', 'phone', 'password', 'passkey', '123456', null),
    fc.constantFrom<unknown>('recovery-code', 'push-notification', 'mia@home.example', '+15550100'),
    fc.constantFrom<unknown>('google-oauth2', 'http://localhost:4200', { id: 'x', response: {} }),
    fc.jsonValue(),
  );
  const body = fc.dictionary(
    fc.constantFrom(
      ...['type', 'email', 'phone_number', 'auth_session', 'otp_code', 'new_password', 'name'],
      ...['authn_response', 'connection', 'redirect_uri', 'scopes', 'connect_code', 'nickname'],
      ...['picture', 'given_name', 'user_metadata', '__proto__', 'identity_user_id', 'state'],
    ),
    value,
    { maxKeys: 4 },
  );
  return fc.oneof(
    { weight: 4, arbitrary: body.map((item) => JSON.stringify(item)) },
    { weight: 2, arbitrary: enrollmentBody() },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string() },
  );
}
