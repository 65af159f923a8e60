import { importPKCS8 } from 'jose';
import * as client from 'openid-client';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';

/** After the metadata could not be read it is not requested again for this long. */
const COOLDOWN_MS = 5000;

/** The tenant as an OpenID provider; its metadata is read once. */
export type AuthorizationServer = () => Promise<client.Configuration>;

/**
 * Reads the tenant's metadata (OpenID Connect Discovery 1.0) with the first login.
 *
 * @throws Problem `upstream-unavailable`
 */
export function authorizationServer(bff: ResolvedBff): AuthorizationServer {
  const { clock } = bff.profile;
  let configuration: Promise<client.Configuration> | undefined;
  let failedUntil = 0;
  return () => {
    if (configuration && (failedUntil === 0 || clock() < failedUntil)) {
      return configuration;
    }
    failedUntil = 0;
    configuration = discover(bff).catch((cause: unknown) => {
      failedUntil = clock() + COOLDOWN_MS;
      throw loginUnavailable('The metadata of the tenant cannot be read. Check the domain.', cause);
    });
    return configuration;
  };
}

/** The problem of a tenant that cannot be used for logins or tokens. */
export function loginUnavailable(
  operatorDetail: string,
  cause?: unknown,
  retryAfterSeconds = COOLDOWN_MS / 1000,
): Problem {
  return new Problem(
    'upstream-unavailable',
    'The login service is not available. Try again later.',
    {
      retryAfterSeconds,
      operatorDetail,
      cause,
    },
  );
}

async function discover(bff: ResolvedBff): Promise<client.Configuration> {
  const issuer = new URL(bff.issuer);
  const { fetch, upstream, clockToleranceSeconds } = bff.profile;
  return client.discovery(
    issuer,
    bff.clientId,
    { [client.clockTolerance]: clockToleranceSeconds },
    await clientAuthentication(bff),
    {
      [client.customFetch]: (url, { body, ...init }) => fetch(url, { ...init, body: body ?? null }),
      timeout: upstream.timeoutMs / 1000,
      execute: [
        client.enableNonRepudiationChecks,
        // The options accept http on the loopback interface only, for a tenant on this machine.
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  );
}

async function clientAuthentication({ credentials }: ResolvedBff): Promise<client.ClientAuth> {
  if (credentials.kind === 'secret') {
    return client.ClientSecretPost(credentials.clientSecret);
  }
  const { privateKey, algorithm, keyId } = credentials;
  const key = await importPKCS8(privateKey, algorithm);
  return client.PrivateKeyJwt(keyId === undefined ? key : { key, kid: keyId });
}
