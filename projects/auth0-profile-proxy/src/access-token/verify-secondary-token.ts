import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Problem } from '../problem/problem.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import type { Caller } from './caller.ts';
import { isUserId } from './check-subject.ts';

/** An account in the form the Management API links it by. */
export interface SecondaryAccount {
  readonly provider: string;
  readonly userId: string;
}

/** How tokens of the tenant are verified. */
interface TenantTrust {
  readonly options: ResolvedOptions;
  readonly keys: JWTVerifyGetKey;
}

/**
 * Verifies the ID token that proves that the caller owns a second account: issued by this tenant to
 * the caller's application, recent, and not for the caller's own account.
 *
 * @throws Problem `invalid-change`
 */
export async function verifySecondaryToken(
  token: string,
  caller: Caller,
  { options, keys }: TenantTrust,
): Promise<SecondaryAccount> {
  const audience = options.linkClientIds ?? (caller.clientId ? [caller.clientId] : []);
  if (audience.length === 0) {
    throw refusal('The access token has no client id (azp).');
  }
  const { sub } = await verified(token, audience, { options, keys });
  if (!isUserId(sub)) {
    throw refusal('The ID token does not identify a user.');
  }
  if (sub === caller.sub) {
    throw refusal('The ID token belongs to the same account.');
  }
  const [provider = ''] = sub.split('|', 1);
  return { provider, userId: sub.slice(provider.length + 1) };
}

async function verified(
  token: string,
  audience: readonly string[],
  { options, keys }: TenantTrust,
): Promise<{ sub?: string }> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: [...options.issuers],
      audience: [...audience],
      requiredClaims: ['sub', 'exp', 'iat'],
      maxTokenAge: '10m',
      clockTolerance: options.clockToleranceSeconds,
      currentDate: new Date(options.clock()),
    });
    return payload;
  } catch (cause) {
    if (cause instanceof Problem) {
      throw cause;
    }
    throw refusal(
      'The ID token is not valid: it has to be new and issued to the same application.',
      cause,
    );
  }
}

function refusal(detail: string, cause?: unknown): Problem {
  return new Problem('invalid-change', detail, {
    errors: [{ path: 'link_with', message: 'has to be an ID token of the second account' }],
    cause,
  });
}
