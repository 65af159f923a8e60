import type { User, UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { logEvent, userFacts } from '../tenant/tenant-log.ts';

/** Finds a user by e-mail address or user name, and password; a failure is logged. */
export function findUserByPassword(
  tenant: TenantContext,
  username: string,
  password: string,
  connection?: string,
): UserRecord | undefined {
  const email = username.toLowerCase();
  const named = [...tenant.state.users.values()].filter(
    ({ profile }) =>
      (profile.username === username || profile.email?.toLowerCase() === email) &&
      belongsTo(profile, connection),
  );
  const user = named.find((item) => item.password !== undefined && item.password === password);
  if (user === undefined) {
    const [first] = named;
    const facts = first === undefined ? { user_name: username } : userFacts(first.profile);
    logEvent(tenant, first === undefined ? 'fu' : 'fp', { ...facts, connection });
  }
  return user;
}

function belongsTo({ identities }: User, connection: string | undefined): boolean {
  return connection === undefined || identities.some((item) => item.connection === connection);
}
