import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** Finds a user by e-mail address or user name, and password. */
export function findUserByPassword(
  tenant: TenantContext,
  username: string,
  password: string,
  connection?: string,
): UserRecord | undefined {
  return [...tenant.state.users.values()].find(
    (user) =>
      user.password !== undefined &&
      user.password === password &&
      (user.profile.email?.toLowerCase() === username.toLowerCase() ||
        user.profile.username === username) &&
      (connection === undefined ||
        user.profile.identities.some((identity) => identity.connection === connection)),
  );
}
