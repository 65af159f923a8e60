import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { memoryStore, type ProfileBff, type ProfileBffOptions } from '../../src/index.ts';
import { BffBrowser } from '../support/bff-browser.ts';
import {
  bffSeed,
  ORDERS,
  ORIGIN,
  SESSION_COOKIE,
  startBff,
  WEB_SECRET,
  type BffHarness,
} from '../support/bff-harness.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';
import { ADA } from '../support/harness.ts';

const OLD = 'o'.repeat(32);
const NEW = 'n'.repeat(32);

describe('a session, when a secret is replaced,', () => {
  let api: EchoApi;
  let harness: BffHarness;
  let store: ReturnType<typeof memoryStore>;
  beforeAll(async () => {
    api = await startEchoApi();
  });
  afterAll(() => api.close());
  afterEach(() => harness.close());

  describe('while the encryption secret is replaced', () => {
    beforeEach(() => start({ encryptionSecret: OLD }));

    it('is read in every step by the instances of the step before and after', async () => {
      const steps = [OLD, [OLD, NEW], [NEW, OLD]].map((encryptionSecret) =>
        harness.instance({ encryptionSecret }),
      );
      for (const [at, from] of steps.entries()) {
        const session = await browserOf(from).login(ADA);
        expect(session.headers.get('location')).toBe('/');
        for (const to of steps.slice(Math.max(0, at - 1), at + 2)) {
          const browser = browserOf(from);
          await browser.login(ADA);
          expect(await userOf(to, browser)).toBe(ADA);
        }
      }
    });

    it('is stored with the new secret by its next change', async () => {
      const browser = await harness.loggedIn();
      const both = harness.instance({ encryptionSecret: [NEW, OLD] });
      const only = harness.instance({ encryptionSecret: NEW });
      expect(await userOf(only, browser)).toBeUndefined();
      // Needs a token for the API, which is stored in the session.
      const answer = await sameBrowser(both, browser).send('GET', '/bff/api/orders/orders');
      expect(answer.status).toBe(200);
      expect(await userOf(only, browser)).toBe(ADA);
    });

    it('is created by a login that began before', async () => {
      const browser = harness.browser();
      const toTenant = await browser.open('/bff/login');
      const callback = await browser.loginAtTenant(ADA, toTenant);
      const after = sameBrowser(harness.instance({ encryptionSecret: [NEW, OLD] }), browser, 'all');
      await after.open(callback, 'cross-site');
      expect(after.cookies.has(SESSION_COOKIE)).toBeTrue();
    });
  });

  it('lasts while the client secret is replaced, when the former one still decrypts', async () => {
    await start({});
    const browser = await harness.loggedIn();
    const clientSecret = 'the-new-secret-of-the-application-in-the-tenant';
    const replaced = harness.instance({
      clientSecret,
      encryptionSecret: [NEW, WEB_SECRET],
      fetch: asReplaced(clientSecret),
    });
    const answer = await sameBrowser(replaced, browser).send('GET', '/bff/api/orders/orders');
    expect(answer.status).toBe(200);
    expect(api.received.at(-1)?.token).toBeTruthy();
    expect(await userOf(harness.instance({ clientSecret }), browser)).toBeUndefined();
  });

  it('lasts while the private key is replaced: the tenant knows both for a time', async () => {
    const [former, next] = [pair(), pair()];
    const credentials = [former, next].map(({ publicKey }) => ({
      credential_type: 'public_key' as const,
      pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    }));
    const [web, ...others] = bffSeed().clients ?? [];
    const authentication = { client_authentication_methods: { private_key_jwt: { credentials } } };
    await start(
      { privateKey: pem(former.privateKey), clientSecret: '' },
      { ...bffSeed(), clients: [{ ...web!, ...authentication }, ...others] },
    );
    const browser = await harness.loggedIn();
    const replaced = harness.instance({
      privateKey: pem(next.privateKey),
      encryptionSecret: [NEW, pem(former.privateKey)],
    });
    const answer = await sameBrowser(replaced, browser).send('GET', '/bff/api/orders/orders');
    expect(answer.status).toBe(200);
  });

  async function start(
    options: Partial<ProfileBffOptions>,
    seed?: ReturnType<typeof bffSeed>,
  ): Promise<void> {
    store = memoryStore();
    const orders = {
      url: api.url,
      audience: ORDERS,
      routes: [{ method: 'GET', path: '/orders', scopes: ['read:orders'] }],
    } as const;
    harness = await startBff({ ...options, store, apis: { orders } }, seed);
  }

  function browserOf(bff: ProfileBff): BffBrowser {
    return new BffBrowser((request) => bff.fetch(request), ORIGIN);
  }

  /** The same browser in front of another instance. */
  function sameBrowser(
    bff: ProfileBff,
    { cookies }: BffBrowser,
    which: 'session' | 'all' = 'session',
  ): BffBrowser {
    const browser = browserOf(bff);
    for (const [name, cookie] of cookies) {
      if (which === 'all' || name === SESSION_COOKIE) {
        browser.cookies.set(name, cookie);
      }
    }
    return browser;
  }

  async function userOf(bff: ProfileBff, browser: BffBrowser): Promise<unknown> {
    const answer = await sameBrowser(bff, browser).send('GET', '/bff/session');
    const { user } = (await answer.json()) as { user: Record<string, unknown> | null };
    return user?.['sub'];
  }
});

/** The tenant after the secret was replaced there: it knows the new one only. */
function asReplaced(clientSecret: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.endsWith('/oauth/token')) {
      return fetch(request);
    }
    const form = new URLSearchParams(await request.text());
    if (form.get('client_secret') !== clientSecret) {
      return Response.json({ error: 'invalid_client' }, { status: 401 });
    }
    form.set('client_secret', WEB_SECRET);
    return fetch(request.url, { method: 'POST', body: form });
  };
}

function pair(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
