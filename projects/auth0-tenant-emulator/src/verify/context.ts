import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { isLoopbackHost } from '../common/loopback.ts';
import { TenantError } from '../common/tenant-error.ts';
import { parse } from './compare.ts';
import type { VerifyContext } from './fact.ts';

/** How to verify a tenant. */
export interface VerifyOptions {
  /** The tenant's domain, such as `acme.eu.auth0.com`; for a loopback address also with `http://`. */
  domain: string;
  /** Environment variables with the credentials, all optional. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Id of a user whose metadata may be changed. Default: nothing is written. */
  testUser?: string | undefined;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/** Reads credentials from the environment and, with a client secret, gets a token of the Management API. */
export async function readContext({
  domain,
  environment,
  testUser = '',
  fetch: send = fetch,
}: VerifyOptions): Promise<VerifyContext> {
  const origin = originOf(domain);
  const value = (name: string): string => environment[`AUTH0_VERIFY_${name}`] ?? '';
  const clientId = value('CLIENT_ID');
  const clientSecret = value('CLIENT_SECRET');
  const userToken = value('USER_TOKEN');
  const needsToken = clientSecret !== '' && value('MANAGEMENT_TOKEN') === '';
  return {
    origin,
    clientId,
    clientSecret,
    callback: value('CALLBACK'),
    managementToken: needsToken
      ? await machineToken(origin, clientId, clientSecret, send)
      : value('MANAGEMENT_TOKEN'),
    userToken,
    userId: userToken === '' ? '' : subjectOf(userToken),
    testUser,
    foreignToken: await foreignToken(origin),
  };
}

function originOf(domain: string): string {
  const text = domain.includes('://') ? domain : `https://${domain}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.pathname === '/' && url.search === '' && url.username === '';
  const isSafe = url?.protocol === 'https:' || (url !== undefined && isLoopbackHost(url.hostname));
  if (url !== undefined && isPlain && isSafe) {
    return url.origin;
  }
  throw new TenantError(
    'invalid-argument',
    `--domain is "${domain}", which is not a tenant's domain. Write it without scheme and path: acme.eu.auth0.com`,
  );
}

async function machineToken(
  origin: string,
  clientId: string,
  clientSecret: string,
  send: typeof fetch,
): Promise<string> {
  const response = await send(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${origin}/api/v2/`,
    }).toString(),
  });
  const token = parse(await response.text())?.['access_token'];
  if (typeof token === 'string') {
    return token;
  }
  throw new TenantError(
    'invalid-argument',
    `The tenant gives the client no token for its Management API (status ${response.status}). Check AUTH0_VERIFY_CLIENT_ID, AUTH0_VERIFY_CLIENT_SECRET and the client grant.`,
  );
}

function subjectOf(token: string): string {
  try {
    return decodeJwt(token).sub ?? '';
  } catch (cause) {
    const message = 'AUTH0_VERIFY_USER_TOKEN is not a JWT. Request a token for the Management API.';
    throw new TenantError('invalid-argument', message, { cause });
  }
}

let keyPair: ReturnType<typeof generateKeyPair> | undefined;

/** A token of a key that no tenant has; the key is made once, because that takes long. */
async function foreignToken(origin: string): Promise<string> {
  keyPair ??= generateKeyPair('RS256', { extractable: true });
  const { privateKey, publicKey } = await keyPair;
  const { n } = await exportJWK(publicKey);
  return new SignJWT({ scope: 'read:users' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: `verify-${n?.slice(0, 8) ?? ''}` })
    .setIssuer(`${origin}/`)
    .setSubject('verify@clients')
    .setAudience(`${origin}/api/v2/`)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
}
