import { InvalidOptionsError } from '../../src/index.ts';
import { readEnvironment, type Environment } from '../../src/node.ts';

const right: Environment = {
  AUTH0_DOMAIN: 'tenant.eu.auth0.com',
  AUTH0_CLIENT_ID: 'AbC123',
  AUTH0_CLIENT_SECRET: 'secret',
  PROXY_AUDIENCE: 'https://profile-proxy.example/',
};

describe('readEnvironment', () => {
  it('reads the options and the settings of the server', () => {
    const { proxy, port, host, redisUrl } = readEnvironment({
      ...right,
      PORT: '8080',
      HOST: '0.0.0.0',
      REDIS_URL: 'redis://redis:6379',
      PROXY_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
      PROXY_ROUTES_ON: 'delete-account',
      PROXY_ROUTES_OFF: 'link-identity,unlink-identity',
      PROXY_UPSTREAM_PER_SECOND: '2',
    });
    expect({ port, host, redisUrl }).toEqual({
      port: 8080,
      host: '0.0.0.0',
      redisUrl: 'redis://redis:6379',
    });
    expect(proxy.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(proxy.routes).toEqual({
      'delete-account': true,
      'link-identity': false,
      'unlink-identity': false,
    });
    expect(proxy.upstream?.budget).toEqual({ perSecond: 2, burst: 2 });
  });

  it('listens on 127.0.0.1 by default', () => {
    expect(readEnvironment(right).host).toBe('127.0.0.1');
  });

  it('accepts a private key in one line', () => {
    const { AUTH0_CLIENT_SECRET: _secret, ...rest } = right;
    const key = '-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----';
    const { proxy } = readEnvironment({ ...rest, AUTH0_PRIVATE_KEY: key });
    expect(proxy.privateKey).toBe('-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----');
  });

  for (const [name, value] of [
    ['METRICS_PORT', '94401'],
    ['PORT', '65536'],
    ['PORT', '44.5'],
  ] as const) {
    it(`refuses ${name}=${value}`, () => {
      expect(mistakesOf({ ...right, [name]: value })).toEqual([
        `${name} is ${value}. Set it to a port from 0 to 65535.`,
      ]);
    });
  }

  it('makes metadata read-only for "none"', () => {
    expect(readEnvironment({ ...right, PROXY_METADATA_KEYS: 'none' }).proxy.metadata).toBeFalse();
  });

  it('lists every mistake at once, with the names of the variables', () => {
    const mistakes = mistakesOf({ PORT: 'x', PROXY_DPOP: 'maybe', PROXY_ALLOWED_ORIGINS: '*' });
    expect(mistakes.map((mistake) => mistake.split(' ')[0]).sort()).toEqual([
      'AUTH0_CLIENT_ID',
      'AUTH0_CLIENT_SECRET',
      'AUTH0_DOMAIN',
      'PORT',
      'PROXY_ALLOWED_ORIGINS',
      'PROXY_AUDIENCE',
      'PROXY_DPOP',
    ]);
  });
});

function mistakesOf(environment: Environment): readonly string[] {
  try {
    readEnvironment(environment);
  } catch (error) {
    if (error instanceof InvalidOptionsError) {
      return error.mistakes;
    }
  }
  throw new Error('No InvalidOptionsError was thrown.');
}
