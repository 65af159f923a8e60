import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters } from 'jose';
import { ADA, AUDIENCE, type Harness } from '../support/harness.ts';

const attacker = await generateKeyPair('RS256');
const attackerEc = await generateKeyPair('ES256');

/** The key the attacker would like to be believed with. */
export const attackerJwk = await exportJWK(attacker.publicKey);

/** A token the attacker signed: right claims, own key, any header. */
export function forgedToken(
  harness: Harness,
  header: Partial<JWTHeaderParameters> = {},
  claims: Record<string, unknown> = {},
): Promise<string> {
  const alg = header.alg ?? 'RS256';
  return new SignJWT({
    iss: harness.tenant.issuer,
    sub: ADA,
    aud: AUDIENCE,
    scope: 'read:profile update:profile',
    ...claims,
  })
    .setProtectedHeader({ kid: 'attacker', typ: 'JWT', ...header, alg })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(alg === 'ES256' ? attackerEc.privateKey : attacker.privateKey);
}

/** A token by HMAC with a key of the attacker's choice. */
export function hmacToken(harness: Harness, kid: string, secret: Uint8Array): Promise<string> {
  return new SignJWT({ iss: harness.tenant.issuer, sub: ADA, aud: AUDIENCE })
    .setProtectedHeader({ alg: 'HS256', kid, typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(secret);
}

/** The tenant's published key. */
export async function tenantJwk(harness: Harness): Promise<{ kid: string; n: string; e: string }> {
  const response = await fetch(`${harness.tenant.url}/.well-known/jwks.json`);
  const { keys } = (await response.json()) as { keys: { kid: string; n: string; e: string }[] };
  const [key] = keys;
  if (!key) {
    throw new Error('The tenant publishes no key.');
  }
  return key;
}

/** A token with another header and another payload, but the signature it had. */
export function tampered(
  token: string,
  { header = {}, claims = {} }: { header?: object; claims?: object },
): string {
  const [first = '', second = '', signature = ''] = token.split('.');
  return [merge(first, header), merge(second, claims), signature].join('.');
}

function merge(part: string, members: object): string {
  const value = JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  return Buffer.from(JSON.stringify({ ...value, ...members })).toString('base64url');
}
