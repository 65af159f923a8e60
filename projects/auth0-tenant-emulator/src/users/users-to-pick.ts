import type { User } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';

/** A page must not grow with the number of users. */
const MAX_SHOWN_USERS = 12;

/** Which users a page offers. */
export interface PickOptions {
  connection: string | undefined;
  /** A part of name, e-mail address or id. */
  search: string | undefined;
}

/** The first users that match, and how many there are in all. */
export function usersToPick(
  tenant: TenantContext,
  { connection, search = '' }: PickOptions,
): { users: User[]; userCount: number } {
  const text = search.trim().toLowerCase();
  const users: User[] = [];
  for (const { profile } of tenant.state.users.values()) {
    if (users.length < MAX_SHOWN_USERS && belongsTo(profile, connection) && has(profile, text)) {
      users.push(profile);
    }
  }
  return { users, userCount: tenant.state.users.size };
}

function belongsTo(user: User, connection: string | undefined): boolean {
  return connection === undefined || user.identities.some((item) => item.connection === connection);
}

function has(user: User, text: string): boolean {
  return [user.name, user.email, user.user_id].some(
    (value) => value?.toLowerCase().includes(text) === true,
  );
}
