import {
  createProfileBff,
  InvalidOptionsError,
  memoryStore,
  type ApiOptions,
  type ProfileBffOptions,
} from '../../src/index.ts';
import { resolveBffOptions } from '../../src/options/resolve-bff-options.ts';

const VALID: ProfileBffOptions = {
  domain: 'tenant.eu.auth0.com',
  url: 'https://app.example.com',
  clientId: 'AbC123dEf456',
  clientSecret: 'a-secret-that-no-message-may-have',
};

const API: ApiOptions = {
  url: 'https://orders.example.com/v1',
  audience: 'https://orders.example/',
  routes: [{ method: 'GET', path: '/orders/{id}' }],
};

describe('resolveBffOptions', () => {
  it('fills in every default', () => {
    const bff = resolveBffOptions(VALID);
    expect(bff.callbackUrl).toBe('https://app.example.com/bff/callback');
    expect(bff.issuer).toBe('https://tenant.eu.auth0.com/');
    expect(bff.login.scopes).toEqual(['openid', 'profile', 'email', 'offline_access']);
    expect(bff.session.idleMs).toBe(86_400_000);
    expect(bff.session.absoluteMs).toBe(259_200_000);
    expect(bff.apis).toEqual([]);
    expect(bff.profile.routes.has('link-identity')).toBeFalse();
    expect(bff.profile.allowedOrigins.size).toBe(0);
  });

  it('names cookies with a prefix over https, and with the port on the loopback interface', () => {
    expect(resolveBffOptions(VALID).cookies).toEqual({
      session: '__Host-Http-bff-session',
      login: '__Host-Http-bff-login-',
      secure: true,
    });
    const other = resolveBffOptions({ ...VALID, session: { cookiePrefix: '__Host-' } });
    expect(other.cookies.session).toBe('__Host-bff-session');
    expect(resolveBffOptions({ ...VALID, url: 'http://localhost:4200' }).cookies).toEqual({
      session: 'bff-session-4200',
      login: 'bff-login-4200-',
      secure: false,
    });
  });

  it('ignores options of the proxy that a BFF does not have', () => {
    const store = memoryStore();
    const options = { allowedOrigins: ['https://evil.example'], whenStoreIsDown: 'use-memory' };
    const { profile } = resolveBffOptions({ ...VALID, store, ...options });
    expect(profile.allowedOrigins.size).toBe(0);
    expect(profile.store).toBe(store);
  });

  it('logs in at the custom domain, and calls the Management API at the domain', () => {
    const bff = resolveBffOptions({
      ...VALID,
      customDomain: 'login.example.com',
      myAccount: { scopes: ['read:me:factors'] },
    });
    expect(bff.issuer).toBe('https://login.example.com/');
    expect(bff.profile.tenantOrigin).toBe('https://tenant.eu.auth0.com');
    expect(bff.apis[0]?.audience).toBe('https://login.example.com/me/');
    expect(bff.apis[0]?.url.href).toBe('https://login.example.com/me/v1');
  });

  it('opens the routes of the My Account API whose scopes are listed only', () => {
    const { apis } = resolveBffOptions({ ...VALID, myAccount: { scopes: ['read:me:factors'] } });
    expect(apis[0]?.path).toBe('/bff/me/v1');
    expect(apis[0]?.routes).toEqual([
      { method: 'GET', segments: ['factors'], scopes: ['read:me:factors'] },
    ]);
  });

  const mistakes: readonly [string, Partial<ProfileBffOptions>][] = [
    ['url', { url: '' }],
    ['url', { url: 'https://app.example.com/app' }],
    ['url', { url: 'http://app.example.com' }],
    ['clientId', { clientId: '' }],
    ['clientSecret', { clientSecret: '' }],
    ['domain', { domain: 'http://tenant.example.com' }],
    ['basePath', { basePath: 'bff' }],
    ['managementClient.clientSecret', { managementClient: { clientId: 'machine' } }],
    ['managementClient.clientId', { managementClient: { clientId: '', clientSecret: 'x' } }],
    ['encryptionSecret', { encryptionSecret: 'short' }],
    ['encryptionSecret', { encryptionSecret: ['x'.repeat(32), 'short'] }],
    ['encryptionSecret', { encryptionSecret: [] }],
    ['login.scopes', { login: { scopes: ['profile'] } }],
    ['login.afterLoginPath', { login: { afterLoginPath: 'https://evil.example/' } }],
    ['login.afterLogoutPath', { login: { afterLogoutPath: '//evil.example' } }],
    ['login.rotationOverlapSeconds', { login: { rotationOverlapSeconds: -1 } }],
    ['session.idleSeconds', { session: { idleSeconds: 0 } }],
    ['session.absoluteSeconds', { session: { absoluteSeconds: Number.NaN } }],
    ['session.claims', { session: { claims: ['sub', 'nonce'] } }],
    ['myAccount.scopes', { myAccount: { scopes: ['read:users'] } }],
    ['apis', { apis: { me: API } }],
    ['apis', { apis: { 'a/b': API } }],
    ['apis.orders.url', { apis: { orders: { ...API, url: 'http://orders.example.com' } } }],
    ['apis.orders.url', { apis: { orders: { ...API, url: 'https://a.example/?x=1' } } }],
    ['apis.orders.url', { apis: { orders: { ...API, url: 'https://u:p@a.example/' } } }],
    ['apis.orders.audience', { apis: { orders: { ...API, audience: '' } } }],
    ['apis.orders.timeoutMs', { apis: { orders: { ...API, timeoutMs: 0 } } }],
    ['apis.orders.requestHeaders', { apis: { orders: { ...API, requestHeaders: ['Cookie'] } } }],
    ...['', 'orders', '/', '/a/../b', '/a//b', '/a%2fb', '/{a}x', '/a?b=1', '/*', '/:id'].map(
      (path): [string, Partial<ProfileBffOptions>] => [
        'apis.orders.routes',
        { apis: { orders: { ...API, routes: [{ method: 'GET', path }] } } },
      ],
    ),
  ];
  for (const [member, wrong] of mistakes) {
    it(`names ${member} in the mistake of ${JSON.stringify(wrong)}`, () => {
      const found = mistakesOf({ ...VALID, ...wrong });
      expect(found.length).toBe(1);
      expect(found[0]).toMatch(new RegExp(`^${member.replaceAll('.', '\\.')} `));
      expect(found.join()).not.toContain('no-message-may-have');
    });
  }

  it('reports all mistakes at once', () => {
    expect(mistakesOf({ domain: '', url: '', clientId: '' }).length).toBe(4);
  });
});

describe('createProfileBff', () => {
  it('throws invalid-options', () => {
    expect(() => createProfileBff({ ...VALID, url: 'x' })).toThrowMatching(
      (error) => error instanceof InvalidOptionsError && error.code === 'invalid-options',
    );
  });
});

function mistakesOf(options: ProfileBffOptions): readonly string[] {
  try {
    resolveBffOptions(options);
  } catch (error) {
    return error instanceof InvalidOptionsError ? error.mistakes : [String(error)];
  }
  return [];
}
