import type { JsonValue } from '../../common/json.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { userPasswordFault } from '../../users/password-policy.ts';
import { managementError } from '../errors.ts';

/** Refuses a password that the connection's policy does not allow. */
export function checkPassword(
  tenant: TenantContext,
  user: UserRecord,
  password: JsonValue | undefined,
  connection?: string,
): void {
  const fault =
    typeof password === 'string'
      ? userPasswordFault(tenant.state.connections, user, password, connection)
      : undefined;
  if (fault !== undefined) {
    throw managementError('password', fault.name, fault.message);
  }
}
