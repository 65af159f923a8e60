import { isoTime } from '../common/clock.ts';
import { randomId } from '../common/random-id.ts';
import { dropExpired } from '../state/drop-expired.ts';
import type { Session } from '../state/grants.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

const DEFAULT_LIFETIME = 259_200;

/** Starts a login session for a user and counts the login. */
export function startSession(
  tenant: TenantContext,
  user: UserRecord,
  connection?: string,
): Session {
  const now = tenant.clock.now();
  const lifetime = tenant.seed.tenant?.session_lifetime ?? DEFAULT_LIFETIME;
  const session: Session = {
    id: randomId(32),
    userId: user.profile.user_id,
    connection: connection ?? user.profile.identities[0]?.connection ?? '',
    authenticatedAt: now,
    expiresAt: now + lifetime * 1000,
    clientIds: [],
    mfa: false,
  };
  dropExpired(tenant.state.sessions, now);
  tenant.state.sessions.set(session.id, session);
  countLogin(tenant, user);
  return session;
}

/** Counts a login in the user's profile. */
export function countLogin(tenant: TenantContext, user: UserRecord): void {
  user.profile.last_login = isoTime(tenant.clock);
  user.profile.logins_count = (user.profile.logins_count ?? 0) + 1;
  tenant.markChanged();
}
