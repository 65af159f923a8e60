import { createProfileProxy, InvalidOptionsError, isProfileProxyError } from '../../src/index.ts';
import type { ProfileProxyOptions } from '../../src/index.ts';

const right: ProfileProxyOptions = {
  domain: 'tenant.eu.auth0.com',
  audience: 'https://profile-proxy.example/',
  clientId: 'AbC123',
  clientSecret: 'a-secret-that-must-not-be-shown',
};

describe('createProfileProxy', () => {
  it('accepts the four required options alone', () => {
    expect(() => createProfileProxy(right)).not.toThrow();
  });

  it('lists every mistake at once', () => {
    const error = errorOf({
      domain: 'http://tenant.example',
      audience: '',
      clientId: '',
      clientSecret: '',
      allowedOrigins: ['*', 'https://app.example/path'],
      basePath: 'api',
      tenantPath: '/tenant/',
      clockToleranceSeconds: 900,
      limits: { read: { points: 0, windowSeconds: 60 }, bodyBytes: 1 },
      upstream: { timeoutMs: 0, userShare: 2 },
      metadata: { keys: ['roles'], maxDepth: 0 },
    });
    expect(error.code).toBe('invalid-options');
    expect(error.mistakes.map((mistake) => mistake.split(' ')[0])).toEqual([
      'domain',
      'tenantPath',
      'audience',
      'clientId',
      'clientSecret',
      'allowedOrigins',
      'allowedOrigins',
      'basePath',
      'metadata.maxDepth',
      'metadata.keys',
      'limits.read.points',
      'limits.bodyBytes',
      'upstream.timeoutMs',
      'upstream.userShare',
      'clockToleranceSeconds',
    ]);
    for (const mistake of error.mistakes) {
      expect(error.message).toContain(mistake);
    }
  });

  it('never shows a credential in a message', () => {
    const error = errorOf({ ...right, privateKey: 'PRIVATE-MATERIAL' });
    expect(error.message).toContain('privateKey');
    expect(error.message).not.toContain('a-secret-that-must-not-be-shown');
    expect(error.message).not.toContain('PRIVATE-MATERIAL');
  });

  for (const [name, wrong] of [
    ['plain http beyond this machine', { domain: 'http://192.168.0.1' }],
    ['a domain with a path', { domain: 'tenant.example/api' }],
    ['a domain with a user', { domain: 'https://a@tenant.example' }],
    ["the Management API's audience", { audience: 'https://tenant.eu.auth0.com/api/v2/' }],
    ["userinfo's audience", { audience: 'https://tenant.eu.auth0.com/userinfo' }],
    ['an attribute nobody may change', { attributes: ['app_metadata'] }],
    ['a route nobody knows', { routes: { 'read-everything': true } }],
    ['an origin in plain http', { allowedOrigins: ['http://app.example'] }],
    ['the origin "null"', { allowedOrigins: ['null'] }],
    [
      'a private key in another form',
      { clientSecret: '', privateKey: '-----BEGIN RSA PRIVATE KEY' },
    ],
    ['a result address in plain http', { ticketResultUrl: 'http://app.example/done' }],
    ['a metadata key that is reserved', { metadata: { keys: ['is-admin'] } }],
  ] as const) {
    it(`refuses ${name}`, () => {
      // What a JavaScript application may pass, types or not.
      const options: object = { ...right, ...wrong };
      expect(errorOf(options as ProfileProxyOptions).mistakes.length).toBe(1);
    });
  }

  it('accepts http on a loopback address, for development', () => {
    expect(() => createProfileProxy({ ...right, domain: 'http://localhost:4400' })).not.toThrow();
  });
});

function errorOf(options: ProfileProxyOptions): InvalidOptionsError {
  try {
    createProfileProxy(options);
  } catch (error) {
    if (isProfileProxyError(error) && error instanceof InvalidOptionsError) {
      return error;
    }
  }
  throw new Error('No InvalidOptionsError was thrown.');
}
