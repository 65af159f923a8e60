import fc from 'fast-check';
import { bffSeed, ORDERS, ORIGIN, startBff, type BffHarness } from '../support/bff-harness.ts';
import type { BffBrowser } from '../support/bff-browser.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';
import { ADA } from '../support/harness.ts';

const PATHS = [
  ...['login', 'callback', 'logout', 'session', 'backchannel-logout', 'me', 'me/email'],
  ...['api/orders/orders', 'api/orders', 'api', 'users', 'healthz', 'openapi.json', ''],
];

const NAMES = [
  ...['cookie', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'content-type', 'x-csrf'],
  ...['authorization', 'if-match', 'profile-user', 'idempotency-key', 'x-request-id', 'range'],
];

const text = fc.string({ maxLength: 60 });
const headerValue = fc.stringMatching(/^[!-~]{0,60}$/);

const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS'),
  path: fc.tuple(fc.constantFrom(...PATHS), fc.array(text, { maxLength: 3 })),
  query: fc.array(
    fc.tuple(fc.constantFrom('state', 'code', 'returnTo', 'scope', 'api', 'x'), text),
  ),
  headers: fc.dictionary(fc.constantFrom(...NAMES), headerValue, { maxKeys: 5 }),
  body: text,
  isOfPage: fc.boolean(),
});

describe('random requests to the BFF', () => {
  let harness: BffHarness;
  let api: EchoApi;
  let browser: BffBrowser;
  beforeAll(async () => {
    api = await startEchoApi();
    const routes = [{ method: 'GET', path: '/orders/{id}' }] as const;
    harness = await startBff(
      { apis: { orders: { url: api.url, audience: ORDERS, routes } } },
      bffSeed(),
    );
    browser = await harness.loggedIn();
  });
  afterAll(async () => {
    await harness.close();
    await api.close();
  });

  it('cause no internal error, get no token and reach no other path of an API', async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, query, headers, body, isOfPage }) => {
        const [first, rest] = path;
        const target = `/bff/${[first, ...rest].join('/')}`;
        const url = new URL(ORIGIN);
        url.pathname = target;
        url.search = new URLSearchParams(query).toString();
        const answer = await harness.bff.fetch(
          new Request(url, {
            method,
            headers: { ...(isOfPage && ofPage(browser)), ...headers },
            ...(!['GET', 'HEAD'].includes(method) && { body }),
          }),
        );
        expect(answer.status).withContext(`${method} ${url.href}`).not.toBe(500);
        expect(await answer.text()).not.toContain('eyJ');
      }),
      { numRuns: 400 },
    );
    for (const received of api.received) {
      expect(received.target).toMatch(/^\/orders\/[^/?]+(?:\?|$)/);
    }
    expect(harness.tenant.users.get(ADA)).toBeDefined();
  });
});

function ofPage(browser: BffBrowser): Record<string, string> {
  const cookie = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
  return { cookie, 'x-csrf': '1' };
}
