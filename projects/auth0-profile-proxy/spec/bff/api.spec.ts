import type { ApiOptions } from '../../src/index.ts';
import { ORDERS, ORIGIN, startBff, type BffHarness } from '../support/bff-harness.ts';
import type { BffBrowser } from '../support/bff-browser.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';
import { ADA, BOB } from '../support/harness.ts';

const ROUTES: ApiOptions['routes'] = [
  { method: 'GET', path: '/orders', scopes: ['read:orders'] },
  { method: 'GET', path: '/orders/{id}', scopes: ['read:orders'] },
  { method: 'POST', path: '/orders', scopes: ['write:orders'] },
  { method: 'DELETE', path: '/orders/{id}', scopes: ['refund:orders'] },
  { method: 'POST', path: '/upload' },
];

interface ProblemBody {
  readonly code: string;
  readonly login_url?: string;
  readonly required_scopes?: readonly string[];
}

describe('an API behind the BFF', () => {
  let harness: BffHarness;
  let api: EchoApi;
  let browser: BffBrowser;
  beforeAll(async () => {
    api = await startEchoApi();
    const options = { audience: ORDERS, routes: ROUTES, maxRequestBytes: 1000, timeoutMs: 500 };
    harness = await startBff({
      login: { acrValues: ['urn:mfa'] },
      apis: {
        orders: { url: `${api.url}/v1`, ...options, maxResponseBytes: 10_000 },
        other: {
          url: api.url,
          audience: 'https://other.example/',
          routes: [{ method: 'GET', path: '/x' }],
        },
        'not-there': {
          url: 'http://127.0.0.1:9',
          audience: ORDERS,
          routes: [{ method: 'GET', path: '/x' }],
        },
      },
    });
    browser = await harness.loggedIn(ADA);
  });
  beforeEach(() => {
    api.received.length = 0;
    api.answer = undefined;
  });
  afterAll(async () => {
    await harness.close();
    await api.close();
  });

  it('gets the request with the access token of the user', async () => {
    const answer = await browser.send('GET', '/bff/api/orders/orders/17?page=2&sort=a%20b');
    expect(answer.status).toBe(200);
    const [received] = api.received;
    expect(received?.method).toBe('GET');
    expect(received?.target).toBe('/v1/orders/17?page=2&sort=a%20b');
    const claims = claimsOf(received?.token ?? '');
    expect(claims['sub']).toBe(ADA);
    // A token of a login also names the user information of the tenant, one of a refresh does not.
    expect([claims['aud']].flat()).toContain(ORDERS);
  });

  it('requests a token once for many requests, also at the same time', async () => {
    const bob = await harness.loggedIn(BOB);
    const before = refreshes(harness);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bob.send('GET', '/bff/api/orders/orders')),
    );
    expect(answers.every(({ status }) => status === 200)).toBeTrue();
    expect(refreshes(harness) - before).toBe(1);
    expect(new Set(api.received.map(({ token }) => token)).size).toBe(1);
  });

  it('gets the token of the user who sent the request, while another user sends one', async () => {
    const bob = await harness.loggedIn(BOB);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? bob : browser).send(
          'GET',
          `/bff/api/orders/orders/${index % 2 ? 'bob' : 'ada'}`,
        ),
      ),
    );
    for (const { target, token } of api.received) {
      expect(claimsOf(token ?? '')['sub']).toBe(target.endsWith('bob') ? BOB : ADA);
    }
    expect(api.received.length).toBe(40);
  });

  for (const path of [
    '/orders/..%2fadmin',
    '/orders/%2e%2e%2fadmin',
    '/orders/%252e%252e',
    '/orders/a%2fb',
    '/orders/a%5cb',
    '/orders/a%00',
    '/orders/a%0d%0aX-Evil:%201',
    '/orders/%ff',
    '/orders/a;b=c',
    '/orders//17',
    '//evil.example/orders',
    '/orders/',
    '/orders/17/',
    '/orders/%3f',
    '/orders/%23',
    '/orders/a%3Fb',
    '/@evil.example',
    '/https:%2f%2fevil.example',
    '/orders/17/items',
    '/../../admin',
    '/..\\..\\admin',
    '/%2e%2e/%2e%2e/admin',
    '/ORDERS',
    '/orders%20',
    '/.%2forders',
  ]) {
    it(`is not reached by the path ${path}`, async () => {
      const answer = await browser.send('GET', `/bff/api/orders${path}`);
      expect([400, 404]).toContain(answer.status);
      expect(api.received).toEqual([]);
    });
  }

  for (const path of [
    '/bff/api/orders',
    '/bff/api/unknown/orders',
    '/bff/api/ord%65rs/orders',
    '/bff/api/constructor/x',
    '/bff/api/__proto__/x',
    '/bff/api/other/orders',
  ]) {
    it(`is not reached by ${path}`, async () => {
      const answer = await browser.send('GET', path);
      expect([403, 404]).toContain(answer.status);
      expect(api.received).toEqual([]);
    });
  }

  it('is reached by the methods the options list only', async () => {
    for (const method of ['PUT', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE']) {
      const answer = await browser.send(method, '/bff/api/orders/orders');
      expect(answer.status).withContext(method).toBe(405);
    }
    expect(api.received).toEqual([]);
  });

  it('gets an id with any other characters as they are', async () => {
    const id = encodeURIComponent('auth0|ä@b c:+,$&');
    await browser.send('GET', `/bff/api/orders/orders/${id}`);
    expect(api.received[0]?.target).toBe(`/v1/orders/${id}`);
  });

  it('gets no cookie, no credential of the page and nothing about its address', async () => {
    const headers = {
      authorization: 'Bearer page',
      'proxy-authorization': 'Basic eDp5',
      dpop: 'proof',
      forwarded: 'for=1.2.3.4',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'evil.example',
      'x-real-ip': '1.2.3.4',
      'x-http-method-override': 'DELETE',
      'x-original-url': '/admin',
      'x-user': 'auth0|bob',
      referer: `${ORIGIN}/secret`,
      'accept-language': 'de',
    };
    await browser.send('GET', '/bff/api/orders/orders', { headers });
    const received = api.received[0]?.headers ?? {};
    expect(received['accept-language']).toBe('de');
    expect(api.received[0]?.token).toMatch(/^eyJ/);
    for (const name of Object.keys(headers).filter(
      (header) => !['accept-language', 'authorization'].includes(header),
    )) {
      expect(received[name]).withContext(name).toBeUndefined();
    }
    for (const name of ['cookie', 'origin', 'x-csrf', 'sec-fetch-site']) {
      if (name !== 'sec-fetch-site') {
        expect(received[name]).withContext(name).toBeUndefined();
      }
    }
  });

  it('sets no cookie, no CORS header and no cache lifetime for the page', async () => {
    api.answer = () =>
      new Response('{}', {
        headers: {
          'set-cookie': `__Host-Http-bff-session=evil; Path=/; Secure; HttpOnly`,
          'access-control-allow-origin': '*',
          'access-control-allow-credentials': 'true',
          'cache-control': 'public, max-age=3600',
          'www-authenticate': 'Basic realm="x"',
          'clear-site-data': '"*"',
          'content-security-policy': "default-src 'unsafe-inline'",
          refresh: '0; url=https://evil.example/',
          etag: '"1"',
        },
      });
    const answer = await browser.send('GET', '/bff/api/orders/orders');
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const name of [
      ...['set-cookie', 'access-control-allow-origin', 'access-control-allow-credentials'],
      ...['www-authenticate', 'clear-site-data', 'refresh'],
    ]) {
      expect(answer.headers.get(name)).withContext(name).toBeNull();
    }
  });

  it('is not followed to where it redirects', async () => {
    api.answer = () =>
      new Response(null, { status: 307, headers: { location: `${api.url}/evil` } });
    const answer = await browser.send('GET', '/bff/api/orders/orders');
    expect(answer.status).toBe(502);
    expect(api.received.length).toBe(1);
  });

  it('names a location of its own as the page reaches it, and no other', async () => {
    const locationFor = async (location: string): Promise<string | null> => {
      api.answer = () => new Response('{}', { status: 201, headers: { location } });
      const answer = await browser.send('GET', '/bff/api/orders/orders');
      return answer.headers.get('location');
    };
    expect(await locationFor(`${api.url}/v1/orders/18`)).toBe('/bff/api/orders/orders/18');
    expect(await locationFor('orders/18')).toBe('/bff/api/orders/orders/18');
    expect(await locationFor('https://evil.example/')).toBeNull();
    expect(await locationFor(`${api.url}/v10/orders`)).toBeNull();
  });

  it('answers in parts as they come', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    api.answer = () =>
      new Response(
        new ReadableStream({
          async start(controller) {
            controller.enqueue(new TextEncoder().encode('first '));
            await finished;
            controller.enqueue(new TextEncoder().encode('second'));
            controller.close();
          },
        }),
      );
    const answer = await browser.send('GET', '/bff/api/orders/orders');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('first ');
    finish();
    expect((await reader.read()).value).toBe('second');
  });

  it('is cut off when its answer is larger than allowed', async () => {
    api.answer = () => new Response('x'.repeat(10_001));
    const answer = await browser.send('GET', '/bff/api/orders/orders');
    await expectAsync(answer.text()).toBeRejected();
  });

  it('is given up when it does not answer in time', async () => {
    api.answer = () => new Promise(() => undefined);
    const answer = await browser.send('GET', '/bff/api/orders/orders');
    expect(answer.status).toBe(504);
  });

  it('is reported as not available when it cannot be reached', async () => {
    const answer = await browser.send('GET', '/bff/api/not-there/x');
    expect(answer.status).toBe(502);
    expect(await answer.text()).not.toContain('127.0.0.1');
  });

  it('gets a body, which may not be larger than allowed', async () => {
    const small = await browser.send('POST', '/bff/api/orders/upload', { body: { a: 1 } });
    expect(await small.json()).toEqual({ body: '{"a":1}' });
    const large = await browser.send('POST', '/bff/api/orders/upload', { body: 'x'.repeat(1001) });
    expect(large.status).toBe(413);
  });

  it('is closed without a session', async () => {
    const answer = await harness.browser().send('GET', '/bff/api/orders/orders');
    expect(answer.status).toBe(401);
    expect(((await answer.json()) as ProblemBody).login_url).toBe('/bff/login');
  });

  describe('when a scope is missing', () => {
    it('names the login that requests it, and works after that login', async () => {
      const bob = await harness.loggedIn(BOB);
      const refused = await bob.send('DELETE', '/bff/api/orders/orders/17');
      expect(refused.status).toBe(403);
      const problem = (await refused.json()) as ProblemBody;
      expect(problem.code).toBe('missing-scope');
      expect(problem.required_scopes).toEqual(['refund:orders']);
      expect(problem.login_url).toBe('/bff/login?api=orders&scope=refund%3Aorders');
      expect(api.received).toEqual([]);
      await bob.login(BOB, problem.login_url?.slice('/bff/login'.length));
      expect((await bob.send('DELETE', '/bff/api/orders/orders/17')).status).toBe(200);
      expect((await bob.send('GET', '/bff/api/orders/orders')).status).toBe(200);
    });

    it('asks the tenant once for it', async () => {
      const bob = await harness.loggedIn(BOB);
      await bob.send('DELETE', '/bff/api/orders/orders/17');
      const before = refreshes(harness);
      await bob.send('DELETE', '/bff/api/orders/orders/17');
      await bob.send('DELETE', '/bff/api/orders/orders/18');
      expect(refreshes(harness)).toBe(before);
    });
  });

  it('never gets a token that the tenant issued for another API', async () => {
    const answer = await browser.send('GET', '/bff/api/other/x');
    expect(answer.status).toBe(401);
    const problem = (await answer.json()) as ProblemBody;
    expect(problem.code).toBe('login-required');
    expect(problem.login_url).toBe('/bff/login?api=other');
    expect(api.received).toEqual([]);
  });

  it('that refuses the token asks for a new login, and the token is not sent again', async () => {
    api.answer = () => new Response(null, { status: 401 });
    const answer = await browser.send('GET', '/bff/api/orders/orders');
    expect(answer.status).toBe(401);
    expect(((await answer.json()) as ProblemBody).login_url).toBe(
      '/bff/login?api=orders&scope=read%3Aorders',
    );
    api.answer = undefined;
    const before = refreshes(harness);
    expect((await browser.send('GET', '/bff/api/orders/orders')).status).toBe(200);
    expect(refreshes(harness) - before).toBe(1);
  });

  it('that demands another scope names the login that requests it', async () => {
    api.answer = () => challenge(403, 'error="insufficient_scope", scope="refund:orders"');
    const problem = await problemOf(await browser.send('GET', '/bff/api/orders/orders'));
    expect(problem.code).toBe('missing-scope');
    expect(problem.required_scopes).toEqual(['refund:orders']);
    expect(problem.login_url).toBe('/bff/login?api=orders&scope=refund%3Aorders');
  });

  it('that demands a scope no login may request names none', async () => {
    api.answer = () => challenge(403, 'error="insufficient_scope", scope="admin"');
    const problem = await problemOf(await browser.send('GET', '/bff/api/orders/orders'));
    expect(problem.code).toBe('missing-scope');
    expect(problem.login_url).toBeUndefined();
  });

  it('that demands a recent login names one (RFC 9470)', async () => {
    const error = 'error="insufficient_user_authentication"';
    api.answer = () => challenge(401, `${error}, max_age="60", acr_values="urn:mfa"`);
    const problem = await problemOf(await browser.send('GET', '/bff/api/orders/orders'));
    expect(problem.code).toBe('login-required');
    expect(problem.login_url).toBe(
      '/bff/login?api=orders&scope=read%3Aorders&acr_values=urn%3Amfa&max_age=60',
    );
    api.answer = () => challenge(401, `${error}, acr_values="urn:other"`);
    const other = await problemOf(await browser.send('GET', '/bff/api/orders/orders'));
    expect(other.login_url).toBeUndefined();
  });

  it('answers 403 by itself where it names no scope', async () => {
    api.answer = () => Response.json({ reason: 'not yours' }, { status: 403 });
    const answer = await browser.send('GET', '/bff/api/orders/orders');
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ reason: 'not yours' });
  });

  it('is shown with its granted scopes in the session', async () => {
    await browser.send('GET', '/bff/api/orders/orders');
    const answer = await browser.send('GET', '/bff/session');
    const { apis } = (await answer.json()) as { apis: Record<string, string[]> };
    expect(apis['orders']).toContain('read:orders');
    expect(apis['other']).toEqual([]);
  });
});

function challenge(status: number, parameters: string): Response {
  return new Response('{}', { status, headers: { 'www-authenticate': `Bearer ${parameters}` } });
}

async function problemOf(response: Response): Promise<ProblemBody> {
  return (await response.json()) as ProblemBody;
}

function refreshes({ tenant }: BffHarness): number {
  return tenant.requests().filter(({ grantType }) => grantType === 'refresh_token').length;
}

function claimsOf(token: string): Record<string, unknown> {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}
