import { isTotpCode } from '../common/totp.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** The one-time code that every emulated second factor accepts. */
export const TEST_ONE_TIME_CODE = '123456';

/** Whether a code is one of the user's authenticator app now, a recovery code, or the fixed one. */
export function isSecondFactorCode(tenant: TenantContext, user: UserRecord, code: string): boolean {
  if (code === TEST_ONE_TIME_CODE) {
    return true;
  }
  return user.methods.some(({ type, confirmed, secret }) => {
    if (!confirmed || secret === undefined) {
      return false;
    }
    return type === 'totp' ? isTotpCode(secret, code, tenant.clock.now()) : secret === code;
  });
}
