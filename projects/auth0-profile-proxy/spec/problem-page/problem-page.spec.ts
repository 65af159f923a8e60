import { ADA } from '../support/harness.ts';
import { ORDERS, ORIGIN, startBff, type BffHarness } from '../support/bff-harness.ts';

/** What Chromium sends when it opens a page. */
const NAVIGATION = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-GB,en;q=0.9',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

describe('a login that the options do not allow', () => {
  let harness: BffHarness;
  beforeAll(async () => {
    const routes = [{ method: 'GET', path: '/orders', scopes: ['read:orders'] }] as const;
    harness = await startBff({
      apis: { orders: { url: 'https://orders.example.com', audience: ORDERS, routes } },
      myAccount: { scopes: ['read:me:factors'] },
      login: { connections: ['google-oauth2'] },
    });
  });
  beforeEach(() => (harness.log.length = 0));
  afterAll(() => harness.close());

  it('shows a page with a title, a language, a sentence and the way back', async () => {
    const { status, headers, html } = await open('/bff/login?scope=read:secrets&returnTo=/orders');
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-language')).toBe('en');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('vary')).toBe('Accept, Accept-Language, Origin');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>This is not allowed – app.example.com</title>');
    expect(html).toContain('<h1>This is not allowed</h1>');
    expect(html).toContain('requested a permission that its login does not allow');
    expect(linksOf(html)).toEqual([
      ['/orders?login_error=invalid_scope', 'Back to the application'],
    ]);
  });

  it('leads on only when the user follows the link, so that no application can loop', async () => {
    const { headers, html } = await open('/bff/login?scope=read:secrets');
    expect(headers.get('location')).toBeNull();
    expect(headers.get('refresh')).toBeNull();
    expect(html).not.toMatch(/<script|http-equiv|src=|url\(|@import|https?:\/\//i);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/);
  });

  for (const [language, title] of [
    ['de-CH,de;q=0.9,en;q=0.8', 'Das ist nicht erlaubt'],
    ['fr', 'Cette opération n’est pas autorisée'],
    ['nl,es;q=0.5', 'Esto no está permitido'],
    ['en;q=0.2, ja;q=0.7', '許可されていません'],
    ['de;q=0,nl', 'This is not allowed'],
    ['', 'This is not allowed'],
  ] as const) {
    it(`is in the language of "${language}"`, async () => {
      const headers = { 'accept-language': language };
      const { html } = await open('/bff/login?scope=read:secrets', headers);
      expect(html).toContain(`<h1>${title}</h1>`);
    });
  }

  it('does not repeat what the request has', async () => {
    const marker = 'zz"><img/src=x';
    const names = ['scope', 'api', 'connection', 'organization', 'prompt', 'acr_values', 'max_age'];
    for (const name of [...names, 'screen_hint', 'returnTo', marker]) {
      const query = new URLSearchParams({ [name]: `${marker}:y` }).toString();
      const { status, html } = await open(`/bff/login?${query}`);
      expect(status).toBe(400);
      expect(html).not.toContain('zz');
      expect(html).not.toContain('<img');
    }
  });

  for (const returnTo of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    'javascript:alert(1)',
    '/bff/logout',
    `/${'x'.repeat(500)}`,
  ]) {
    it(`leads to the start page instead of ${returnTo.slice(0, 25)}`, async () => {
      const query = new URLSearchParams({ scope: 'read:secrets', returnTo }).toString();
      const { html } = await open(`/bff/login?${query}`);
      expect(linksOf(html)[0]?.[0]).toBe('/?login_error=invalid_request');
    });
  }

  it('leads back to a path of the application with characters of HTML only in their encoded form', async () => {
    const query = new URLSearchParams({ scope: 'x', returnTo: '/a"><b>?q="><b>#"><b>' }).toString();
    const { html } = await open(`/bff/login?${query}`);
    expect(html).not.toContain('<b>');
    expect(linksOf(html)).toHaveSize(1);
  });

  it('answers scripts and servers with a problem in JSON', async () => {
    for (const headers of [
      { accept: '*/*' },
      { accept: 'application/json' },
      { 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    ]) {
      const answer = await open('/bff/login?scope=read:secrets', headers);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  for (const [query, reason] of [
    ['scope=read:secrets', /audience \(BFF_AUDIENCE\).*login\.stepUpScopes \(BFF_STEP_UP_SCOPES\)/],
    ['api=orders&scope=read:secrets', /scopes of a route there \(BFF_APIS\)/],
    ['api=me&scope=read:secrets', /myAccount\.scopes \(BFF_MY_ACCOUNT_SCOPES\)/],
    ['api=billing', /apis \(BFF_APIS\)/],
    ['connection=github', /login\.connections \(BFF_CONNECTIONS\)/],
    ['acr_values=mfa', /login\.acrValues \(BFF_ACR_VALUES\)/],
    ['organization=org_1', /organizations \(PROXY_ORGANIZATIONS\)/],
  ] as const) {
    it(`logs the option that allows ${query}`, async () => {
      await open(`/bff/login?${query}`);
      expect(lastLine()['reason']).toMatch(reason);
    });
  }

  it('logs the names of the scopes, and nothing else of the request', async () => {
    const scopes = 'read:secrets update:current_user_metadata ada@example.com eyJ.a.b 12345:67890';
    await open(`/bff/login?${new URLSearchParams({ scope: scopes }).toString()}`);
    expect(lastLine()['problem']).toBe('invalid-scope');
    expect(lastLine()['scopes']).toEqual(['read:secrets', 'update:current_user_metadata']);
    expect(harness.log.join('')).not.toMatch(/ada@|eyJ|12345/);
  });

  it('tells a developer the option on the page, on this machine only', async () => {
    const local = harness.instance({ url: 'http://localhost:4200' });
    const url = 'http://localhost:4200/bff/login?scope=read:secrets';
    const answer = await local.fetch(new Request(url, { headers: NAVIGATION }));
    const html = await answer.text();
    expect(html).toContain('<h2>For the developer</h2>');
    expect(html).toContain('BFF_STEP_UP_SCOPES');
    await local.close();
    expect((await open('/bff/login?scope=read:secrets')).html).not.toMatch(/developer|BFF_/);
  });

  function lastLine(): Record<string, unknown> {
    return JSON.parse(harness.log.at(-1) ?? '{}') as Record<string, unknown>;
  }

  function open(path: string, headers: Record<string, string> = {}): Promise<Opened> {
    return openIn(harness, path, headers);
  }
});

describe('other pages of the BFF', () => {
  let harness: BffHarness;
  beforeAll(async () => (harness = await startBff()));
  afterAll(() => harness.close());

  it('for parameters that are not valid, the user goes to the start page', async () => {
    const { status, html } = await openIn(harness, '/bff/login?returnTo=account');
    expect(status).toBe(400);
    expect(html).toContain('<h1>This link does not work</h1>');
    expect(html).toContain('Go to the application and log in there.');
    expect(linksOf(html)).toEqual([['/?login_error=invalid_request', 'Back to the application']]);
  });

  it('for a tenant that does not answer, the user tries again', async () => {
    const unreachable = harness.instance({
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    const url = `${ORIGIN}/bff/login?returnTo=/account`;
    const answer = await unreachable.fetch(new Request(url, { headers: NAVIGATION }));
    const html = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(html).toContain('<h1>The login does not respond</h1>');
    expect(linksOf(html)).toEqual([
      ['', 'Try again'],
      ['/account?login_error=upstream_unavailable', 'Back to the application'],
    ]);
    expect(html).toContain(
      `Reference for the support: <code>${answer.headers.get('x-request-id') ?? '-'}</code>`,
    );
    await unreachable.close();
  });

  it('for a logout by a link of another site, the user logs out in the application', async () => {
    const browser = await harness.loggedIn(ADA);
    const headers = { 'sec-fetch-site': 'cross-site' };
    const { status, html } = await openIn(harness, '/bff/logout', headers);
    expect(status).toBe(403);
    expect(html).toContain('<h1>You were not logged out</h1>');
    expect(linksOf(html)).toEqual([['/', 'Back to the application']]);
    expect((await browser.send('GET', '/bff/me')).status).toBe(200);
  });

  it('for a failure of the BFF, the user tries again, and the log has the reference', async () => {
    const broken = harness.instance({
      clock: () => {
        throw new TypeError('secret detail');
      },
    });
    const answer = await broken.fetch(new Request(`${ORIGIN}/bff/login`, { headers: NAVIGATION }));
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(html).toContain('<h1>Something went wrong</h1>');
    expect(html).not.toContain('secret detail');
    expect(harness.log.join('')).toContain(answer.headers.get('x-request-id') ?? '-');
  });

  it('requests of pages get JSON, also with the header of a navigation', async () => {
    const answer = await openIn(harness, '/bff/session');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });
});

/** What the browser gets when a login comes back and has failed: a page of the application, with the reason. */
describe('a login that fails at the tenant', () => {
  let harness: BffHarness;
  beforeAll(async () => (harness = await startBff()));
  afterAll(() => harness.close());

  it('without a transaction leads to the start page', async () => {
    const { status, headers } = await openIn(harness, '/bff/callback?code=a&state=b');
    expect(status).toBe(302);
    expect(headers.get('location')).toBe('/?login_error=login_expired');
  });

  it('with a consent that the user denied leads back to the page that began it', async () => {
    const browser = harness.browser();
    const begun = await browser.open('/bff/login?returnTo=/account');
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const denied = new URLSearchParams({
      state,
      error: 'access_denied',
      error_description: 'User did not authorize the request',
    }).toString();
    const answer = await browser.open(`/bff/callback?${denied}`, 'cross-site');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/account?login_error=access_denied');
    expect(answer.headers.get('location')).not.toContain('authorize');
  });

  it('by an error of the tenant leads back with its code, or with login_failed for an unknown form', async () => {
    for (const [error, code] of [
      ['server_error', 'server_error'],
      ['<script>', 'login_failed'],
    ] as const) {
      const browser = harness.browser();
      const begun = await browser.open('/bff/login');
      const { searchParams } = new URL(begun.headers.get('location') ?? '');
      const query = new URLSearchParams({ error, state: searchParams.get('state') ?? '' });
      const answer = await browser.open(`/bff/callback?${query.toString()}`, 'cross-site');
      expect(answer.headers.get('location')).toBe(`/?login_error=${code}`);
    }
  });
});

interface Opened {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

async function openIn(
  { bff }: BffHarness,
  path: string,
  headers: Record<string, string> = {},
): Promise<Opened> {
  const answer = await bff.fetch(
    new Request(ORIGIN + path, { headers: { ...NAVIGATION, ...headers } }),
  );
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** Target and text of each link. */
function linksOf(html: string): (readonly [string, string])[] {
  return [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(
    ([, href = '', text = '']) => [href, text] as const,
  );
}
