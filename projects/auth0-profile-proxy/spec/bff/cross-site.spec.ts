import {
  startBff,
  ORIGIN,
  ORDERS,
  SESSION_COOKIE,
  type BffHarness,
} from '../support/bff-harness.ts';
import type { BffBrowser } from '../support/bff-browser.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';
import { ADA } from '../support/harness.ts';

/** What a browser tells of a request that another page caused. */
interface Forged {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const HOSTILE = ['https://evil.app.example.com', 'https://evil.example', 'null', `${ORIGIN}.evil`];

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * Requests of hostile pages of the same site, with the session's cookie, as browsers send them: without
 * the header, because its preflight request fails.
 */
const FORGED: readonly Forged[] = [
  ...['GET', 'HEAD', 'POST'].flatMap((method) =>
    ['/bff/me', '/bff/session', '/bff/api/orders/orders', '/bff/me/email', '/bff/logout'].map(
      (path) => ({ name: 'without the header', method, path, headers: {} }),
    ),
  ),
  ...FORM_TYPES.map((type) => ({
    name: `form of type ${type}`,
    method: 'POST',
    path: '/bff/me/email',
    headers: { 'content-type': type },
    body: '{"email":"evil@example.com"}',
  })),
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) => ({
    name: 'other method',
    method,
    path: '/bff/me',
    headers: {},
  })),
  ...HOSTILE.map((origin) => ({
    name: `origin ${origin} with the header`,
    method: 'PATCH',
    path: '/bff/me',
    headers: { origin, 'x-csrf': '1', 'content-type': 'application/json' },
    body: '{"name":"Evil"}',
  })),
  ...['same-site', 'cross-site', 'none'].map((site) => ({
    name: `Sec-Fetch-Site ${site} with the header`,
    method: 'PATCH',
    path: '/bff/me',
    headers: { 'sec-fetch-site': site, 'x-csrf': '1', 'content-type': 'application/json' },
    body: '{"name":"Evil"}',
  })),
  ...['0', 'true', '1, 1', ''].map((value) => ({
    name: `header with the value ${JSON.stringify(value)}`,
    method: 'GET',
    path: '/bff/me',
    headers: { 'x-csrf': value },
  })),
];

describe('a request that another origin caused', () => {
  let harness: BffHarness;
  let api: EchoApi;
  let victim: BffBrowser;
  beforeAll(async () => {
    api = await startEchoApi();
    harness = await startBff({
      apis: {
        orders: { url: api.url, audience: ORDERS, routes: [{ method: 'GET', path: '/orders' }] },
      },
    });
    victim = await harness.loggedIn(ADA);
  });
  afterAll(async () => {
    await harness.close();
    await api.close();
  });

  for (const { name, method, path, headers, body } of FORGED) {
    it(`is refused: ${method} ${path}, ${name}`, async () => {
      const users = JSON.stringify(harness.tenant.users.list());
      const answer = await harness.bff.fetch(
        new Request(ORIGIN + path, {
          method,
          headers: { cookie: cookieOf(victim), ...headers },
          ...(body !== undefined && { body }),
        }),
      );
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('access-control-allow-headers')).toBeNull();
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(JSON.stringify(harness.tenant.users.list())).toBe(users);
      expect(api.received).toEqual([]);
      expect((await victim.send('GET', '/bff/me')).status).toBe(200);
    });
  }

  for (const origin of HOSTILE) {
    it(`gets no preflight request allowed: ${origin}`, async () => {
      for (const path of ['/bff/me', '/bff/session', '/bff/logout', '/bff/api/orders/orders']) {
        const answer = await harness.bff.fetch(
          new Request(ORIGIN + path, {
            method: 'OPTIONS',
            headers: {
              origin,
              'access-control-request-method': 'PATCH',
              'access-control-request-headers': 'x-csrf',
            },
          }),
        );
        expect(answer.status).toBe(403);
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    });
  }

  for (const site of ['same-site', 'cross-site'] as const) {
    it(`does not log out by a link of another origin (${site})`, async () => {
      const answer = await victim.open('/bff/logout', site);
      expect(answer.status).toBe(403);
      expect((await victim.send('GET', '/bff/me')).status).toBe(200);
    });
  }

  it('does not log out by a page that is loaded in advance', async () => {
    const headers = {
      cookie: cookieOf(victim),
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      'sec-purpose': 'prefetch;prerender',
    };
    const answer = await harness.bff.fetch(new Request(`${ORIGIN}/bff/logout`, { headers }));
    expect(answer.status).toBe(403);
    expect((await victim.send('GET', '/bff/me')).status).toBe(200);
  });

  it('does not log out by a browser that does not say where a link is', async () => {
    const headers = { cookie: cookieOf(victim) };
    const answer = await harness.bff.fetch(new Request(`${ORIGIN}/bff/logout`, { headers }));
    expect(answer.status).toBe(403);
  });

  it('is refused whatever the spelling of the path is', async () => {
    for (const path of ['/bff/%6de', '/bff//me', '/bff/login/../me', '/bff/login%2f..%2fme']) {
      const answer = await harness.bff.fetch(
        new Request(ORIGIN + path, { headers: { cookie: cookieOf(victim) } }),
      );
      expect(answer.status).withContext(path).toBe(403);
    }
  });
});

function cookieOf(browser: BffBrowser): string {
  return `${SESSION_COOKIE}=${browser.cookies.get(SESSION_COOKIE)?.value ?? ''}`;
}
