import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { storeKey } from '../contract/proxy-store.ts';
import { sha256Base64url } from '../encryption/sha256.ts';
import { Problem } from '../problem/problem.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import type { Caller } from './caller.ts';
import { checkOrganization } from './check-organization.ts';
import { isUserId } from './check-subject.ts';

/** Oldest ID token, and oldest login behind it, that proves a second account. */
const MAX_AGE_SECONDS = 600;

/** An account in the form the Management API links it by. */
export interface SecondaryAccount {
  readonly provider: string;
  readonly userId: string;
}

/** An account and the proof of it. */
export interface SecondaryToken {
  readonly account: SecondaryAccount;
  /** Hash of the ID token. */
  readonly id: string;
  /** Milliseconds since 1970 from which the token is refused by its age. */
  readonly expiresAt: number;
}

/** How tokens of the tenant are verified. */
interface TenantTrust {
  readonly options: ResolvedOptions;
  readonly keys: JWTVerifyGetKey;
}

/**
 * Verifies the ID token that proves that the caller owns a second account: issued by this tenant to
 * the caller's application after a recent login (`auth_time`), and not for the caller's own account.
 *
 * @throws Problem `invalid-change`
 */
export async function verifySecondaryToken(
  token: string,
  caller: Caller,
  { options, keys }: TenantTrust,
): Promise<SecondaryToken> {
  const audience = options.linkClientIds ?? (caller.clientId ? [caller.clientId] : []);
  if (audience.length === 0) {
    throw refusal('The access token has no client id (azp).');
  }
  const { sub, iat = 0, ...claims } = await verified(token, audience, { options, keys });
  checkLogin(claims, options);
  if (!isUserId(sub)) {
    throw refusal('The ID token does not identify a user.');
  }
  if (sub === caller.sub) {
    throw refusal('The ID token belongs to the same account.');
  }
  const [provider = ''] = sub.split('|', 1);
  return {
    account: { provider, userId: sub.slice(provider.length + 1) },
    id: await sha256Base64url(token),
    expiresAt: (iat + MAX_AGE_SECONDS + options.clockToleranceSeconds + 1) * 1000,
  };
}

/**
 * Marks an ID token as used by one request, so that it links an account once. A request that is
 * repeated with its Idempotency-Key may use it again.
 *
 * @throws Problem `invalid-change` when another request used it
 */
export async function useSecondaryTokenOnce(
  { id, expiresAt }: SecondaryToken,
  user: { readonly sub: string; readonly request: string },
  { store, clock }: Pick<ResolvedOptions, 'store' | 'clock'>,
): Promise<void> {
  const key = storeKey('link-token', user.sub, id);
  if (
    !(await store.add(key, user.request, Math.max(1, expiresAt - clock()))) &&
    (await store.get(key)) !== user.request
  ) {
    throw refusal('The ID token was used before. Log in to the second account again.');
  }
}

/** A silently renewed ID token is new, but its login is not (OpenID Connect Core, section 2). */
function checkLogin(claims: JWTPayload, options: ResolvedOptions): void {
  const authTime = claims['auth_time'];
  const age = options.clock() / 1000 - (typeof authTime === 'number' ? authTime : 0);
  if (age > MAX_AGE_SECONDS + options.clockToleranceSeconds) {
    throw refusal('The login to the second account is too old. Log in to it again.');
  }
  checkOrganization(claims, options.organizations);
}

async function verified(
  token: string,
  audience: readonly string[],
  { options, keys }: TenantTrust,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: [...options.issuers],
      audience: [...audience],
      requiredClaims: ['sub', 'exp', 'iat', 'auth_time'],
      maxTokenAge: MAX_AGE_SECONDS,
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
