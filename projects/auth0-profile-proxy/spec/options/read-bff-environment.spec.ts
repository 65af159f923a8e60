import { InvalidOptionsError, type ApiOptions } from '../../src/index.ts';
import { readBffEnvironment, type Environment } from '../../src/node.ts';

const RIGHT: Environment = {
  AUTH0_DOMAIN: 'tenant.eu.auth0.com',
  AUTH0_CLIENT_ID: 'AbC123',
  AUTH0_CLIENT_SECRET: 'secret',
  BFF_URL: 'https://app.example.com',
};

const ORDERS: ApiOptions = {
  url: 'https://orders.example.com/v1',
  audience: 'https://orders.example/',
  routes: [{ method: 'GET', path: '/orders/{id}', scopes: ['read:orders'] }],
};

describe('readBffEnvironment', () => {
  it('needs four variables', () => {
    const { bff, port, host } = readBffEnvironment(RIGHT);
    expect(bff.url).toBe('https://app.example.com');
    expect({ host, port }).toEqual({ host: '127.0.0.1', port: 4401 });
  });

  it('reads every option', () => {
    const { bff } = readBffEnvironment({
      ...RIGHT,
      BFF_BASE_PATH: '/auth',
      BFF_AUDIENCE: 'https://profile.example/',
      BFF_ENCRYPTION_SECRET: `${'x'.repeat(32)}, -----BEGIN PRIVATE KEY-----\\nabcdef`,
      BFF_SCOPES: 'openid,profile',
      BFF_STEP_UP_SCOPES: 'delete:profile',
      BFF_CONNECTIONS: 'google-oauth2',
      BFF_ACR_VALUES: 'urn:mfa',
      BFF_PUSHED_AUTHORIZATION_REQUESTS: 'always',
      BFF_AFTER_LOGIN_PATH: '/home',
      BFF_AFTER_LOGOUT_PATH: '/bye',
      BFF_ROTATION_OVERLAP_SECONDS: '30',
      BFF_IDLE_SECONDS: '600',
      BFF_ABSOLUTE_SECONDS: '3600',
      BFF_CLAIMS: 'sub,name',
      BFF_COOKIE_PREFIX: '__Host-',
      BFF_MY_ACCOUNT_SCOPES: 'read:me:factors',
      BFF_APIS: JSON.stringify({ orders: ORDERS }),
      MANAGEMENT_CLIENT_ID: 'machine',
      MANAGEMENT_CLIENT_SECRET: 'machine-secret',
      PROXY_ATTRIBUTES: 'name',
    });
    expect(bff.basePath).toBe('/auth');
    expect(bff.encryptionSecret).toEqual(['x'.repeat(32), '-----BEGIN PRIVATE KEY-----\nabcdef']);
    expect(bff.audience).toBe('https://profile.example/');
    expect(bff.managementClient).toEqual({ clientId: 'machine', clientSecret: 'machine-secret' });
    expect(bff.login).toEqual({
      scopes: ['openid', 'profile'],
      stepUpScopes: ['delete:profile'],
      connections: ['google-oauth2'],
      acrValues: ['urn:mfa'],
      pushedAuthorizationRequests: 'always',
      afterLoginPath: '/home',
      afterLogoutPath: '/bye',
      rotationOverlapSeconds: 30,
    });
    expect(bff.session).toEqual({
      idleSeconds: 600,
      absoluteSeconds: 3600,
      claims: ['sub', 'name'],
      cookiePrefix: '__Host-',
    });
    expect(bff.myAccount).toEqual({ scopes: ['read:me:factors'] });
    expect(bff.apis).toEqual({ orders: ORDERS });
    expect(bff.attributes).toEqual(['name']);
  });

  const mistakes: readonly [string, Environment][] = [
    ['BFF_URL', { BFF_URL: '' }],
    ['AUTH0_DOMAIN', { AUTH0_DOMAIN: '' }],
    ['BFF_COOKIE_PREFIX', { BFF_COOKIE_PREFIX: '__Secure-' }],
    ['BFF_IDLE_SECONDS', { BFF_IDLE_SECONDS: 'long' }],
    ['BFF_IDLE_SECONDS', { BFF_IDLE_SECONDS: '1' }],
    ['BFF_APIS', { BFF_APIS: '{' }],
    ['BFF_APIS', { BFF_APIS: JSON.stringify({ orders: { ...ORDERS, secret: 1 } }) }],
    ['MANAGEMENT_CLIENT_SECRET', { MANAGEMENT_CLIENT_ID: 'machine' }],
    ['BFF_MY_ACCOUNT_SCOPES', { BFF_MY_ACCOUNT_SCOPES: 'read:users' }],
  ];
  for (const [name, wrong] of mistakes) {
    it(`names ${name} where it is wrong: ${JSON.stringify(wrong)}`, () => {
      expect(mistakesOf({ ...RIGHT, ...wrong }).join('\n')).toMatch(new RegExp(`^${name} `, 'm'));
    });
  }

  for (const [wrong, text] of [
    [{ BFF_APIS: '{' }, 'BFF_APIS is not JSON.'],
    [{ BFF_URL: 'http://app.example.com' }, 'http is accepted for loopback addresses only'],
    [{ AUTH0_CLIENT_SECRET: '' }, 'AUTH0_PRIVATE_KEY'],
  ] as const) {
    it(`says what to set instead of ${JSON.stringify(wrong)}`, () => {
      expect(mistakesOf({ ...RIGHT, ...wrong }).join('\n')).toContain(text);
    });
  }

  it('never shows a secret', () => {
    const text = mistakesOf({
      ...RIGHT,
      BFF_URL: '',
      BFF_ENCRYPTION_SECRET: 'short-secret',
    }).join();
    expect(text).toContain('BFF_ENCRYPTION_SECRET');
    expect(text).not.toContain('short-secret');
  });
});

function mistakesOf(environment: Environment): readonly string[] {
  try {
    readBffEnvironment(environment);
  } catch (error) {
    return error instanceof InvalidOptionsError ? error.mistakes : [String(error)];
  }
  return [];
}
