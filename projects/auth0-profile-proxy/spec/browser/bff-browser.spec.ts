import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';
import { heapContains } from '../../../../tools/browser/heap-contains.ts';
import { recordTokens } from '../../../../tools/browser/record-tokens.ts';
import { recordTraffic } from '../../../../tools/browser/record-traffic.ts';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { createProfileBff, type ProfileBff } from '../../src/index.ts';
import { nodeLog } from '../../src/node.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import { bffSeed, ORDERS, WEB_SECRET } from '../support/bff-harness.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';
import { ADA, BOB } from '../support/harness.ts';
import { ATTACKS } from './attacks.ts';
import { launchChromium } from './launch-chromium.ts';
import { page as emptyPage, serveSite, type Site } from './sites.ts';

describe('the BFF in Chromium', () => {
  let tenant: RunningTenant;
  let api: EchoApi;
  let bff: ProfileBff;
  let sites: Site[];
  let app: string;
  let browser: Browser;
  /** Tokens the tenant issued. */
  const tokens = new Set<string>();

  beforeAll(async () => {
    const [appPort = 0, sameSitePort = 0, crossSitePort = 0] = await freePorts(3);
    app = `https://app.shop.test:${appPort}`;
    api = await startEchoApi();
    tenant = await startTenant({ port: 0, ...seedFor(app) });
    bff = createProfileBff({
      domain: tenant.url,
      url: app,
      clientId: 'web',
      clientSecret: WEB_SECRET,
      routes: { 'delete-account': true },
      limits: {
        read: { points: 10_000, windowSeconds: 60 },
        write: { points: 10_000, windowSeconds: 60 },
        sensitive: { points: 10_000, windowSeconds: 60 },
      },
      apis: {
        orders: {
          url: api.url,
          audience: ORDERS,
          routes: [
            { method: 'GET', path: '/orders', scopes: ['read:orders'] },
            { method: 'POST', path: '/orders' },
          ],
        },
      },
      log: nodeLog({ level: 'silent' }),
      fetch: recordTokens(tokens),
    });
    sites = [
      await serveSite('app.shop.test', appPort, (request) =>
        new URL(request.url).pathname.startsWith('/bff/') ? bff.fetch(request) : emptyPage('Shop'),
      ),
      await serveSite('evil.shop.test', sameSitePort, () => emptyPage('Same site')),
      await serveSite('evil.test', crossSitePort, () => emptyPage('Cross site')),
    ];
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    for (const site of sites) {
      await site.close();
    }
    await bff.close();
    await tenant.close();
    await api.close();
  });

  it('keeps every token out of the page: memory, storage, cookies, URLs and requests', async () => {
    const context = await freshContext(browser);
    const page = await context.newPage();
    const traffic = recordTraffic(page, app);
    await logIn(page, /Ada/);
    expect(await call(page, 'GET', '/bff/api/orders/orders')).toBe(200);
    expect(await call(page, 'PATCH', '/bff/me', { name: 'Ada King' })).toBe(200);
    expect(await call(page, 'GET', '/bff/session')).toBe(200);
    const stored = await page.evaluate<string>(
      'JSON.stringify([localStorage, sessionStorage, document.cookie, location.href, history.state])',
    );
    expect(tokens.size).toBeGreaterThanOrEqual(4);
    expect(api.received[0]?.token).toMatch(/^eyJ/);
    const text = (await traffic()) + stored;
    expect(text).toContain('Ada King');
    for (const token of tokens) {
      expect(text).not.toContain(token);
      expect(await heapContains(page, token)).toBeFalse();
    }
    await context.close();
  });

  it('would find a token in the memory of a page', async () => {
    const context = await freshContext(browser);
    const page = await context.newPage();
    const token = await tenant.mint({ userId: ADA, clientId: 'web', audience: ORDERS });
    await page.goto(app);
    expect(await heapContains(page, token)).toBeFalse();
    await page.evaluate(`globalThis.kept = ${JSON.stringify(token)}`);
    expect(await heapContains(page, token)).toBeTrue();
    await context.close();
  });

  it('ends the session here and at the tenant, and comes back to the application', async () => {
    const context = await freshContext(browser);
    const page = await context.newPage();
    await logIn(page, /Ada/);
    await page.goto(`${app}/account`);
    await page.evaluate(`location.href = '/bff/logout'`);
    await page.waitForURL(`${app}/`);
    expect(await userOf(page)).toBeUndefined();
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it('sets the session cookie out of reach of scripts and of other sites', async () => {
    const context = await freshContext(browser);
    const page = await context.newPage();
    await logIn(page, /Ada/);
    const cookies = await context.cookies(app);
    expect(cookies).toEqual([
      jasmine.objectContaining({
        name: '__Host-Http-bff-session',
        domain: 'app.shop.test',
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      }),
    ]);
    expect(await page.evaluate('document.cookie')).toBe('');
    await context.close();
  });

  for (const [kind, index] of [
    ['the same site', 1],
    ['another site', 2],
  ] as const) {
    describe(`a hostile page on ${kind}`, () => {
      let context: BrowserContext;
      let victim: Page;
      let hostile: Page;
      beforeAll(async () => {
        context = await freshContext(browser);
        victim = await context.newPage();
        await logIn(victim, /Ada/);
        await call(victim, 'GET', '/bff/session');
        hostile = await context.newPage();
      });
      beforeEach(async () => {
        api.received.length = 0;
        await hostile.goto(`${sites[index]?.origin ?? ''}/`);
      });
      afterAll(() => context.close());

      for (const { name, code } of ATTACKS) {
        it(`does not succeed by ${name}`, async () => {
          await expectHarmless(() => attack(hostile, code));
        });
      }

      it('does not log its own user in', async () => {
        const attacker = new BffBrowser((request) => bff.fetch(request), app);
        const callback = await attacker.loginAtTenant(BOB, await attacker.open('/bff/login'));
        await expectHarmless(async () => {
          await hostile.evaluate(`location.href = ${JSON.stringify(app + callback)}`);
          await hostile.waitForURL(/login_error=login_expired/);
          return '';
        });
      });

      it('does not make the BFF lead to its own origin', async () => {
        await expectHarmless(async () => {
          const evil = sites[index]?.origin ?? '';
          const url = `${app}/bff/login?returnTo=${encodeURIComponent(`${evil}/`)}`;
          const answer = await hostile.goto(url);
          expect(answer?.status()).toBe(400);
          return '';
        });
      });

      /** Nothing was changed, read or forwarded, and the user is still logged in. */
      async function expectHarmless(act: () => Promise<string>): Promise<void> {
        const users = accounts();
        const read = await act();
        expect(read).not.toContain('@example.com');
        expect(read).not.toContain(ADA);
        expect(accounts()).toBe(users);
        expect(api.received).toEqual([]);
        expect(await userOf(victim)).toBe(ADA);
      }
    });
  }

  function accounts(): string {
    return JSON.stringify(
      tenant.users.list().map(({ user_id, name, email }) => ({ user_id, name, email })),
    );
  }

  async function attack(hostile: Page, code: string): Promise<string> {
    const value = await hostile.evaluate<unknown>(
      `(async (app) => { ${code} })(${JSON.stringify(app)}).catch((error) => String(error))`,
    );
    return typeof value === 'string' ? value : JSON.stringify(value ?? '');
  }

  async function logIn(page: Page, name: RegExp): Promise<void> {
    await page.goto(`${app}/bff/login`);
    await page.getByRole('button', { name }).click();
    await page.waitForURL(`${app}/`);
  }

  async function call(page: Page, method: string, path: string, body?: object): Promise<number> {
    const init = {
      method,
      headers: { 'x-csrf': '1', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    };
    return page.evaluate<number>(
      `fetch(${JSON.stringify(path)}, ${JSON.stringify(init)}).then(async (answer) => {
        await answer.text();
        return answer.status;
      })`,
    );
  }

  async function userOf(page: Page): Promise<string | undefined> {
    return page.evaluate<string | undefined>(
      `fetch('/bff/session', { headers: { 'x-csrf': '1' } })
        .then((answer) => answer.json()).then(({ user }) => user?.sub)`,
    );
  }
});

async function freshContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(15_000);
  return context;
}

function seedFor(app: string): ReturnType<typeof bffSeed> {
  const seed = bffSeed();
  return {
    ...seed,
    clients: (seed.clients ?? []).map((client) => ({
      ...client,
      callbacks: [`${app}/bff/callback`],
      allowed_logout_urls: [`${app}/`],
    })),
  };
}
