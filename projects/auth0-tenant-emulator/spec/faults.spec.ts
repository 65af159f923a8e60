import { parseArguments } from '../src/cli/parse-arguments.ts';
import { FAULT_NAMES } from '../src/tenant/fault.ts';
import { startTenant, type RunningTenant } from '../src/start-tenant.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { answerOf, TestBrowser } from './support/test-browser.ts';

describe('faults', () => {
  let tenant: RunningTenant;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0 });
  });

  afterAll(() => tenant.close());

  beforeEach(() => {
    tenant.reset();
  });

  it('are applied to a route as often as they say, and to no other', async () => {
    tenant.faults.add({ method: 'GET', path: '/.well-known/*', status: 503, times: 2 });
    expect(await statuses('/.well-known/jwks.json', 3)).toEqual([503, 503, 200]);
    tenant.faults.add({ method: 'POST', path: '/.well-known/*' });
    expect(await statuses('/.well-known/jwks.json', 1)).toEqual([200]);
  });

  it('return 429 with the body of either API, and Retry-After when requested', async () => {
    tenant.faults.add({ path: '/oauth/token', kind: 'rate-limit', retryAfterSeconds: 7 });
    const oauth = await fetch(`${tenant.url}/oauth/token`, { method: 'POST' });
    expect(oauth.headers.get('retry-after')).toBe('7');
    expect(await oauth.json()).toEqual({
      error: 'too_many_requests',
      error_description: 'Client quota exceeded',
    });
    tenant.faults.add({ path: '/api/v2/**', kind: 'rate-limit' });
    const management = await fetch(`${tenant.audience}users/x`);
    expect(((await management.json()) as { errorCode: string }).errorCode).toBe(
      'too_many_requests',
    );
  });

  it('return headers, such as the challenge for a stronger login', async () => {
    const challenge = 'Bearer error="insufficient_user_authentication", max_age="60"';
    const headers = { 'WWW-Authenticate': challenge };
    tenant.faults.add({ path: '/api/v2/**', status: 401, headers });
    const direct = await fetch(`${tenant.audience}users/x`);
    expect([direct.status, direct.headers.get('www-authenticate')]).toEqual([401, challenge]);
    const added = await postFault({ path: '/api/v2/**', status: 401, headers });
    expect(added.status).toBe(204);
    const ordered = await fetch(`${tenant.audience}users/x`);
    expect(ordered.headers.get('www-authenticate')).toBe(challenge);
    for (const wrong of [{ 'a b': 'x' }, { a: 'x\ny' }, 'WWW-Authenticate']) {
      expect((await postFault({ path: '/api/v2/**', headers: wrong })).status).toBe(400);
    }
  });

  it('return HTML', async () => {
    tenant.faults.add({ path: '/userinfo', kind: 'html' });
    const answer = await fetch(`${tenant.url}/userinfo`);
    expect(answer.headers.get('content-type')).toBe('text/html');
  });

  it('return truncated JSON', async () => {
    tenant.faults.add({ path: '/userinfo', kind: 'malformed-json' });
    await expectAsync((await fetch(`${tenant.url}/userinfo`)).json()).toBeRejectedWithError(
      SyntaxError,
    );
  });

  it('delay a response', async () => {
    tenant.faults.add({ path: '/.well-known/jwks.json', kind: 'delay', delayMs: 120 });
    const start = performance.now();
    expect(await statuses('/.well-known/jwks.json', 1)).toEqual([200]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  it('cut the connection', async () => {
    tenant.faults.add({ path: '/userinfo', kind: 'drop' });
    await expectAsync(fetch(`${tenant.url}/userinfo`)).toBeRejectedWithError(TypeError);
    expect(await statuses('/.well-known/jwks.json', 1)).toEqual([200]);
  });

  it('make the next access token expired', async () => {
    tenant.faults.add({ name: 'expired_token' });
    const token = await tenant.mint({ userId: MIA, scope: 'read:current_user' });
    const read = () =>
      fetch(`${tenant.audience}users/${encodeURIComponent(MIA)}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await read()).status).toBe(401);
    expect((await read()).status).toBe(200);
  });

  it('skew the clock, so that tokens issued before have expired', async () => {
    const token = await tenant.mint({
      userId: MIA,
      scope: 'read:current_user',
      expiresInSeconds: 60,
    });
    tenant.faults.add({ name: 'clock_skew', skewSeconds: 61 });
    const answer = await fetch(`${tenant.audience}users/${encodeURIComponent(MIA)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(((await answer.json()) as { message: string }).message).toContain('Expired token');
  });

  for (const [name, error, description] of [
    ['login_required', 'login_required', 'Login required'],
    ['consent_required', 'consent_required', 'Consent required'],
    ['interaction_required', 'interaction_required', ''],
    ['mfa_required', 'login_required', 'Multifactor authentication required'],
  ] as const) {
    it(`${name} is applied to the next silent /authorize, and to no other`, async () => {
      const url = authorizeUrl({ prompt: 'none' }).replace('http://localhost:4400', tenant.url);
      const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
      await browser.login(url.replace('&prompt=none', ''), MIA);
      tenant.faults.add({ name });
      const answer = answerOf(await browser.get(url));
      expect(answer.get('error')).toBe(error);
      expect(answer.get('error_description')).toContain(description);
      expect(answerOf(await browser.get(url)).get('id_token')).toBeTruthy();
    });
  }

  for (const name of FAULT_NAMES) {
    it(`${name} can be added from code, on the command line and over the control plane`, async () => {
      expect(parseArguments(['--fault', name]).faults).toEqual([{ name }]);
      tenant.faults.add({ name, userId: 'auth0|blocked' });
      const inCode = tenant.faults.list();
      tenant.reset();
      const answer = await fetch(`${tenant.url}/_emulator/faults`, {
        method: 'POST',
        body: JSON.stringify({ name, userId: 'auth0|blocked' }),
      });
      expect(answer.status).toBe(204);
      expect(tenant.faults.list()).toEqual(inCode);
    });
  }

  it('delete a user', () => {
    tenant.faults.add({ name: 'deleted_user', userId: MIA });
    expect(tenant.users.get(MIA)).toBeUndefined();
  });

  it('are refused over HTTP with a message when they are invalid', async () => {
    const wrong = [{}, { name: 'x' }, { path: '/a', kind: 'x' }, { path: '/a', status: 99 }];
    for (const body of wrong) {
      const answer = await fetch(`${tenant.url}/_emulator/faults`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as { error: string }).error.length).toBeGreaterThan(20);
    }
  });

  function postFault(body: Readonly<Record<string, unknown>>): Promise<Response> {
    return fetch(`${tenant.url}/_emulator/faults`, { method: 'POST', body: JSON.stringify(body) });
  }

  async function statuses(path: string, count: number): Promise<number[]> {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) {
      found.push((await fetch(`${tenant.url}${path}`)).status);
    }
    return found;
  }
});
