import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { createProfileProxy } from '../../src/index.ts';
import { nodeLog } from '../../src/node.ts';
import { startHarness, type Harness } from '../support/harness.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('private-key JWT', () => {
  let harness: Harness;
  let form: URLSearchParams;
  let now: number;

  beforeEach(async () => {
    now = Date.now();
    harness = await startHarness();
    const proxy = createProfileProxy({
      domain: harness.tenant.url,
      audience: 'https://profile-proxy.example/',
      clientId: 'profile-proxy',
      privateKey: pem,
      keyId: 'key-1',
      log: nodeLog({ level: 'silent' }),
      clock: () => now,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.url.endsWith('/oauth/token')) {
          form = new URLSearchParams(await request.clone().text());
        }
        return fetch(request);
      },
    });
    const headers = { authorization: `Bearer ${await harness.mint()}` };
    await proxy.fetch(new Request('http://proxy.example/me', { headers }));
  });
  afterEach(() => harness.close());

  it('authenticates by a signed assertion for the tenant', async () => {
    expect(form.get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    );
    const { payload, protectedHeader } = await jwtVerify(
      form.get('client_assertion') ?? '',
      createPublicKey(privateKey),
      { audience: harness.tenant.issuer, issuer: 'profile-proxy', subject: 'profile-proxy' },
    );
    expect(protectedHeader.kid).toBe('key-1');
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    expect(payload.iat).toBe(Math.floor(now / 1000));
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends no secret and no private key', () => {
    expect(form.has('client_secret')).toBeFalse();
    expect(form.toString()).not.toContain('PRIVATE');
  });
});
