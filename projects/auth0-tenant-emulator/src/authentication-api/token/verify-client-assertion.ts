import { decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import type { Application, ClientCredential } from '../../state/application.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { isUsedAgain } from '../../tokens/is-used-again.ts';
import { oauthError } from '../oauth-errors.ts';
import type { Parameters } from '../request-parameters.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const MAX_LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 10;
const MAX_JTI_LENGTH = 64;

/** The client that an assertion names, before the assertion is checked (RFC 7521 §4.2). */
export function clientOfAssertion(assertion: string | undefined): string | undefined {
  try {
    return assertion === undefined ? undefined : decodeJwt(assertion).sub;
  } catch {
    return undefined;
  }
}

/**
 * Checks the assertion of an application that authenticates with `private_key_jwt` (RFC 7523 §3;
 * limits from Auth0 docs: Authenticate with Private Key JWT).
 */
export async function verifyClientAssertion(
  tenant: TenantContext,
  application: Application,
  credentials: readonly ClientCredential[],
  body: Parameters,
): Promise<void> {
  const assertion = body.get('client_assertion');
  if (assertion === undefined) {
    throw oauthError('wrongSecret');
  }
  if (body.get('client_assertion_type') !== ASSERTION_TYPE) {
    fail('client_assertion_type is wrong');
  }
  const claims = await readAssertion(tenant, application, credentials, assertion);
  const lifetime = Number(claims.exp) - tenant.clock.now() / 1000;
  if (lifetime > MAX_LIFETIME_SECONDS + SKEW_SECONDS) {
    fail('client_assertion lives too long');
  }
  const { jti } = claims;
  if (typeof jti !== 'string' || jti === '' || jti.length > MAX_JTI_LENGTH) {
    fail('client_assertion has an invalid jti');
  }
  const forgetAt = (Number(claims.exp) + SKEW_SECONDS) * 1000;
  if (isUsedAgain(tenant, `${application.client_id} ${jti}`, forgetAt)) {
    fail('client_assertion has been used before');
  }
}

async function readAssertion(
  tenant: TenantContext,
  application: Application,
  credentials: readonly ClientCredential[],
  assertion: string,
): Promise<JWTPayload> {
  for (const { pem, alg } of credentials) {
    try {
      const algorithm = alg ?? 'RS256';
      const key = await tenant.platform.importPublicKey(pem, algorithm);
      const { payload } = await jwtVerify(assertion, key, {
        algorithms: [algorithm],
        issuer: application.client_id,
        subject: application.client_id,
        audience: [...tenant.origins].map((origin) => `${origin}${tenant.platform.basePath}/`),
        requiredClaims: ['exp', 'jti'],
        currentDate: new Date(tenant.clock.now()),
        clockTolerance: SKEW_SECONDS,
      });
      return payload;
    } catch {
      continue;
    }
  }
  return fail('client_assertion is invalid');
}

function fail(what: string): never {
  throw oauthError('invalidAssertion', what);
}
