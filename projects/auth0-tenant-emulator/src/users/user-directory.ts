import type { SeedUser } from '../seed/seed.ts';
import { roleIds } from '../seed/role-from-seed.ts';
import { userFromSeed } from '../seed/state-from-seed.ts';
import type { User } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { removeUser } from './remove-user.ts';
import { TenantError } from '../common/tenant-error.ts';

/** The tenant's users, for tests; no token needed. */
export interface UserDirectory {
  /** A copy of a user's profile. */
  get(userId: string): User | undefined;
  list(): User[];
  /** Adds a user, or replaces the one with the same id. */
  add(user: SeedUser): User;
  /**
   * Replaces parts of a profile.
   *
   * @throws TenantError `unknown-user`
   */
  update(userId: string, changes: Partial<Omit<User, 'user_id'>>): User;
  /** Deletes a user; sessions and refresh tokens of theirs stop working. */
  remove(userId: string): boolean;
}

/** Creates the directory over a tenant's state. */
export function createUserDirectory(tenant: TenantContext): UserDirectory {
  return {
    get(userId) {
      const user = tenant.state.users.get(userId);
      return user === undefined ? undefined : structuredClone(user.profile);
    },
    list: () => [...tenant.state.users.values()].map((user) => structuredClone(user.profile)),
    add(seed) {
      const roles = roleIds(tenant.state, seed.roles);
      const user = { ...userFromSeed(seed, tenant.clock), roles };
      tenant.state.users.set(seed.user_id, user);
      tenant.markChanged();
      return structuredClone(user.profile);
    },
    update(userId, changes) {
      const user = tenant.state.users.get(userId);
      if (user === undefined) {
        throw new TenantError(
          'unknown-user',
          `The tenant has no user "${userId}". Add it to the seed, or with users.add().`,
        );
      }
      Object.assign(user.profile, structuredClone(changes));
      tenant.markChanged();
      return structuredClone(user.profile);
    },
    remove(userId) {
      return removeUser(tenant, userId);
    },
  };
}
