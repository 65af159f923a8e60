import { ENROLLABLE_TYPES, type EnrollableType } from '../../state/authentication-method.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';

const FIRST_FACTORS: readonly EnrollableType[] = ['password', 'passkey'];

/** The factors of the tenant that this user can enroll: a first factor needs a database identity. */
export function enabledFactors(tenant: TenantContext, { profile }: UserRecord): EnrollableType[] {
  const enabled = tenant.seed.tenant?.my_account?.factors ?? ENROLLABLE_TYPES;
  const isInDatabase = profile.identities.some(({ provider }) => provider === 'auth0');
  return ENROLLABLE_TYPES.filter(
    (type) => enabled.includes(type) && (isInDatabase || !FIRST_FACTORS.includes(type)),
  );
}

/** Whether a factor is a first one or a second one. */
export function usageOf(type: EnrollableType): 'primary' | 'secondary' {
  return FIRST_FACTORS.includes(type) ? 'primary' : 'secondary';
}
