import { request } from 'node:http';
import { createTenant } from '../src/create-tenant.ts';
import { startTenants, type RunningTenants } from '../src/start-tenants.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { claimsOf } from './support/test-browser.ts';

describe('a custom domain beside the canonical one', () => {
  const tenant = createTenant({
    ...fixtureSeed,
    domain: 'tenant.eu.auth0.example',
    customDomains: ['login.shop.example'],
  });

  it('is an issuer of its own in discovery', async () => {
    const answer = await tenant.fetch(
      new Request('https://login.shop.example/.well-known/openid-configuration'),
    );
    expect(((await answer.json()) as { issuer: string }).issuer).toBe(
      'https://login.shop.example/',
    );
  });

  it('issues tokens with its own iss and the canonical audience, valid on the same domain only', async () => {
    const token = await machineToken();
    expect(claimsOf(token)).toEqual(
      jasmine.objectContaining({
        iss: 'https://login.shop.example/',
        aud: 'https://tenant.eu.auth0.example/api/v2/',
      }),
    );
    expect(await statusOn('login.shop.example', token)).toBe(200);
    expect(await statusOn('tenant.eu.auth0.example', token)).toBe(401);
  });

  async function machineToken(): Promise<string> {
    const answer = await tenant.fetch(
      new Request('https://login.shop.example/oauth/token', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'machine',
          client_secret: 'machine-secret',
          audience: 'https://tenant.eu.auth0.example/api/v2/',
        }),
      }),
    );
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  async function statusOn(host: string, token: string): Promise<number> {
    const answer = await tenant.fetch(
      new Request(`https://${host}/api/v2/users/${encodeURIComponent(MIA)}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
    return answer.status;
  }
});

describe('several tenants in one process', () => {
  let running: RunningTenants;

  beforeAll(async () => {
    running = await startTenants({
      port: 0,
      tenants: {
        'a.localhost': { users: [{ user_id: 'auth0|a' }], clients: [{ client_id: 'app' }] },
        'b.localhost': { users: [{ user_id: 'auth0|b' }], clients: [{ client_id: 'app' }] },
      },
    });
  });

  afterAll(() => running.close());

  it('are selected by host', async () => {
    expect(await issuerSeenBy('a.localhost')).toBe(`http://a.localhost:${running.port}/`);
    expect(await issuerSeenBy('b.localhost')).toBe(`http://b.localhost:${running.port}/`);
    expect(running.tenant('a.localhost').users.get('auth0|b')).toBeUndefined();
  });

  it('do not accept each other’s tokens', async () => {
    const token = await running.tenant('a.localhost').mint({
      userId: 'auth0|b',
      scope: 'read:users',
    });
    const b = running.tenant('b.localhost');
    const answer = await b.fetch(
      new Request(`${b.audience}users/auth0%7Cb`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
    expect(answer.status).toBe(401);
  });

  it('reject unknown host names', async () => {
    expect(await issuerSeenBy('c.localhost')).toBeUndefined();
    expect(() => running.tenant('c.localhost')).toThrowError(/a\.localhost, b\.localhost/);
  });

  function issuerSeenBy(host: string): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: running.port,
          path: '/.well-known/openid-configuration',
          headers: { host: `${host}:${running.port}` },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () => {
            resolve((JSON.parse(text) as { issuer?: string }).issuer);
          });
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  }
});
