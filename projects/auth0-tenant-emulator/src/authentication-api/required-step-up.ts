import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { isMyAccountAudience } from '../tokens/audience.ts';

/** How old a second factor, or a login without one, may be: 15 minutes. */
const MAX_AGE_MS = 900_000;

/** When the user was last authenticated, in milliseconds. */
export interface AuthenticationTimes {
  authenticatedAt: number;
  mfaAt: number | undefined;
}

/**
 * What a user has to do before a token for the My Account API (its Default Policy, off by default):
 * use a second factor, or, without one, log in again.
 */
export function requiredStepUp(
  tenant: TenantContext,
  audience: string | undefined,
  user: UserRecord,
  { authenticatedAt, mfaAt = 0 }: AuthenticationTimes,
): 'mfa' | 'login' | undefined {
  const isOn = tenant.seed.tenant?.my_account?.step_up === true;
  if (!isOn || audience === undefined || !isMyAccountAudience(tenant, audience)) {
    return undefined;
  }
  const oldest = tenant.clock.now() - MAX_AGE_MS;
  if (hasSecondFactor(user)) {
    return mfaAt < oldest ? 'mfa' : undefined;
  }
  return authenticatedAt < oldest ? 'login' : undefined;
}

function hasSecondFactor({ methods }: UserRecord): boolean {
  return methods.some(
    ({ type, confirmed }) => confirmed && type !== 'passkey' && type !== 'recovery-code',
  );
}
