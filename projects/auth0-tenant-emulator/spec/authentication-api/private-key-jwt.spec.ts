import { AuthenticationClient } from 'auth0/legacy';
import { SignJWT, type JWTPayload } from 'jose';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as openid from 'openid-client';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed } from '../support/fixture-tenant.ts';
import { trustCertificate } from '../support/trust-certificate.ts';

const ORDERS = 'https://orders.example/';
const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();

describe('private_key_jwt (RFC 7523; Auth0 docs: Authenticate with Private Key JWT)', () => {
  let tenant: RunningTenant;
  let stopTrusting: () => void;

  beforeAll(async () => {
    const signer = (client_id: string, alg: 'RS256' | 'PS256') => ({
      client_id,
      client_secret: 'signer-secret',
      app_type: 'non_interactive' as const,
      client_authentication_methods: {
        private_key_jwt: { credentials: [{ credential_type: 'public_key' as const, pem, alg }] },
      },
    });
    const grant = (client_id: string) => ({ client_id, audience: ORDERS, scope: ['read:orders'] });
    tenant = await startTenant({
      ...fixtureSeed,
      clients: [signer('signer', 'RS256'), signer('ps-signer', 'PS256')],
      client_grants: [grant('signer'), grant('ps-signer')],
      port: 0,
      tls: {},
    });
    stopTrusting = trustCertificate(tenant.tls!.certificate);
  });

  afterAll(async () => {
    stopTrusting();
    await tenant.close();
  });

  it('is sent by auth0 7 with clientAssertionSigningKey', async () => {
    const client = new AuthenticationClient({
      domain: tenant.tls!.domain,
      clientId: 'signer',
      clientAssertionSigningKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    });
    const { data } = await client.oauth.clientCredentialsGrant({ audience: ORDERS });
    expect(data).toEqual(jasmine.objectContaining({ token_type: 'Bearer', scope: 'read:orders' }));
  });

  it('is sent by openid-client 6 with PrivateKeyJwt', async () => {
    const { subtle } = globalThis.crypto;
    const key = await subtle.importKey(
      'pkcs8',
      new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })),
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const configuration = await openid.discovery(
      new URL(tenant.tls!.issuer),
      'signer',
      undefined,
      openid.PrivateKeyJwt(key),
    );
    const tokens = await openid.clientCredentialsGrant(configuration, { audience: ORDERS });
    expect(tokens.scope).toBe('read:orders');
  });

  it('needs no client_id beside the assertion (RFC 7521 §4.2)', async () => {
    expect(await errorOf(await assertion({}))).toBeUndefined();
  });

  it('can be used once', async () => {
    const text = await assertion({});
    expect(await errorOf(text)).toBeUndefined();
    expect(await errorOf(text)).toBe('client_assertion has been used before');
  });

  const refusals: [what: string, claims: JWTPayload, description: string][] = [
    ['another issuer', { iss: 'other' }, 'client_assertion is invalid'],
    ['another audience', { aud: 'https://other.example/' }, 'client_assertion is invalid'],
    ['an empty jti', { jti: '' }, 'client_assertion has an invalid jti'],
    ['a jti of 65 characters', { jti: 'x'.repeat(65) }, 'client_assertion has an invalid jti'],
    ['an expiry in the past', { exp: -60 }, 'client_assertion is invalid'],
    ['an expiry in ten minutes', { exp: 600 }, 'client_assertion lives too long'],
  ];
  for (const [what, claims, description] of refusals) {
    it(`is refused with ${what}`, async () => {
      const { exp, ...others } = claims as { exp?: number };
      // Relative to now: the suite may have started minutes ago.
      const times = exp === undefined ? {} : { exp: seconds() + exp };
      expect(await errorOf(await assertion({ ...others, ...times }))).toBe(description);
    });
  }

  it('is refused with another subject than the client', async () => {
    const text = await assertion({ sub: 'other' });
    expect(await errorOf(text, { client_id: 'signer' })).toBe('client_assertion is invalid');
  });

  it('is refused when signed with another algorithm than the credential’s', async () => {
    const text = await assertion({}, privateKey, 'PS256');
    expect(await errorOf(text)).toBe('client_assertion is invalid');
  });

  it('may be signed with PS256 where the credential says so', async () => {
    const claims = { iss: 'ps-signer', sub: 'ps-signer' };
    expect(await errorOf(await assertion(claims, privateKey, 'PS256'))).toBeUndefined();
  });

  it('is refused when it is signed with another key', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(await errorOf(await assertion({}, other))).toBe('client_assertion is invalid');
  });

  it('replaces the secret', async () => {
    expect(await errorOf(undefined, { client_secret: 'signer-secret' })).toBe('Unauthorized');
  });

  it('is refused under another client_assertion_type', async () => {
    expect(await errorOf(await assertion({}), { client_assertion_type: 'saml' })).toBe(
      'client_assertion_type is wrong',
    );
  });

  function assertion(
    claims: JWTPayload,
    key: KeyObject = privateKey,
    alg = 'RS256',
  ): Promise<string> {
    const payload: JWTPayload = {
      ...{ iss: 'signer', sub: 'signer', aud: tenant.issuer, exp: seconds() + 60 },
      ...{ jti: globalThis.crypto.randomUUID() },
      ...claims,
    };
    return new SignJWT(payload).setProtectedHeader({ alg }).sign(key);
  }

  /** Asks for a token; what the refusal says, or nothing. */
  async function errorOf(
    client_assertion: string | undefined,
    more: Record<string, string> = {},
  ): Promise<string | undefined> {
    const answer = await fetch(`${tenant.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        audience: ORDERS,
        ...(client_assertion === undefined
          ? { client_id: 'signer' }
          : { client_assertion, client_assertion_type: TYPE }),
        ...more,
      }),
    });
    const body = (await answer.json()) as { error_description?: string };
    expect(answer.status).toBe(body.error_description === undefined ? 200 : 401);
    return body.error_description;
  }
});

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
