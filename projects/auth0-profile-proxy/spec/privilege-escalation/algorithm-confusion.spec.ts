import { createPublicKey } from 'node:crypto';
import { BOB, type Harness } from '../support/harness.ts';
import { describeAttempts, type Attempt } from './attempts.ts';
import { attackerJwk, forgedToken, hmacToken, tampered, tenantJwk } from './forged-token.ts';

const body = { name: 'Mallory' };

describeAttempts('algorithm confusion and key tricks', [
  ...['none', 'None', 'NONE', 'nOnE'].map((alg) =>
    token(`alg "${alg}" without a signature`, async (harness) => {
      const unsigned = tampered(await harness.mint(), { header: { alg } });
      return `${unsigned.slice(0, unsigned.lastIndexOf('.'))}.`;
    }),
  ),
  token('alg "none" with the signature left on', async (harness) =>
    tampered(await harness.mint(), { header: { alg: 'none' } }),
  ),
  token('HS256 with the public key in PEM as secret', async (harness) => {
    const jwk = await tenantJwk(harness);
    const pem = createPublicKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString();
    return hmacToken(harness, jwk.kid, new TextEncoder().encode(pem));
  }),
  token('HS256 with the public key as JSON as secret', async (harness) => {
    const jwk = await tenantJwk(harness);
    return hmacToken(harness, jwk.kid, new TextEncoder().encode(JSON.stringify(jwk)));
  }),
  token('HS256 with the modulus as secret', async (harness) => {
    const jwk = await tenantJwk(harness);
    return hmacToken(harness, jwk.kid, Buffer.from(jwk.n, 'base64url'));
  }),
  token('HS256 with an empty-looking secret', async (harness) =>
    hmacToken(harness, (await tenantJwk(harness)).kid, new Uint8Array(32)),
  ),
  token("another key under the tenant's key id", async (harness) =>
    forgedToken(harness, { kid: (await tenantJwk(harness)).kid }),
  ),
  token('ES256 instead of RS256', (harness) => forgedToken(harness, { alg: 'ES256' })),
  token('RS512 instead of RS256', async (harness) =>
    tampered(await harness.mint(), { header: { alg: 'RS512' } }),
  ),
  token('a key in the header (jwk)', (harness) => forgedToken(harness, { jwk: attackerJwk })),
  token('an address of keys in the header (jku)', (harness) =>
    forgedToken(harness, { jku: 'https://attacker.example/jwks.json' }),
  ),
  token('an address of a certificate in the header (x5u)', (harness) =>
    forgedToken(harness, { x5u: 'https://attacker.example/cert.pem' }),
  ),
  token('a certificate in the header (x5c)', (harness) => forgedToken(harness, { x5c: ['MIIB'] })),
  token('a key id that is a path', (harness) => forgedToken(harness, { kid: '../../dev/null' })),
  token('a key id that is SQL', (harness) =>
    forgedToken(harness, { kid: "x' UNION SELECT 'secret" }),
  ),
  token('a key id that is an address', (harness) =>
    forgedToken(harness, { kid: 'https://attacker.example/key' }),
  ),
  token('a key id that names a prototype', (harness) => forgedToken(harness, { kid: '__proto__' })),
  token('a critical header nobody knows', (harness) =>
    forgedToken(harness, { crit: ['b64'], b64: true }),
  ),
  token('another subject under the old signature', async (harness) =>
    tampered(await harness.mint(), { claims: { sub: BOB } }),
  ),
  token('more scopes under the old signature', async (harness) =>
    tampered(await harness.mint({ scope: 'read:profile' }), {
      claims: { scope: 'update:profile' },
    }),
  ),
  token('a longer life under the old signature', async (harness) =>
    tampered(await harness.mint({ expiresInSeconds: -60 }), { claims: { exp: 4_102_444_800 } }),
  ),
  token('no signature', async (harness) => {
    const signed = await harness.mint();
    return signed.slice(0, signed.lastIndexOf('.') + 1);
  }),
  token('half a signature', async (harness) => (await harness.mint()).slice(0, -100)),
  token('the signature of another token', async (harness) => {
    const [head, claims] = (await harness.mint({ userId: BOB })).split('.');
    return [head, claims, (await harness.mint()).split('.')[2]].join('.');
  }),
  token('a token type of another purpose', async (harness) =>
    tampered(await harness.mint(), { header: { typ: 'logout+jwt' } }),
  ),
  token('four parts', async (harness) => `${await harness.mint()}.extra`),
  token('a payload that is no JSON', async (harness) => {
    const [head, , signature] = (await harness.mint()).split('.');
    return [head, Buffer.from('{"sub":').toString('base64url'), signature].join('.');
  }),
]);

function token(name: string, make: (harness: Harness) => Promise<string>): Attempt {
  return {
    name,
    make: async (harness) => harness.send('PATCH', '/me', { token: await make(harness), body }),
    refusal: 'invalid-token',
  };
}
