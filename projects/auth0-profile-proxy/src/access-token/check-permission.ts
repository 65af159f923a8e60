import { Problem } from '../problem/problem.ts';
import type { Caller } from './caller.ts';

/** The permission a route requires. */
export interface RequiredPermission {
  readonly name: string;
  /**
   * `'user'`: a scope the user agreed to, or a permission. `'role'`: a permission of role-based
   * access control only. Without RBAC any user may request any scope of an API, so a scope alone
   * must not make somebody an administrator ("Enable Role-Based Access Control for APIs").
   */
  readonly from: 'user' | 'role';
}

/** @throws Problem `missing-scope` */
export function checkPermission(caller: Caller, required: RequiredPermission): void {
  const { name, from } = required;
  if (caller.permissions.has(name) || (from === 'user' && caller.scopes.has(name))) {
    return;
  }
  throw new Problem(
    'missing-scope',
    from === 'user'
      ? `The token lacks ${name}. Request it with the audience of this API.`
      : `The token's permissions lack ${name}. Give the user a role with it, and switch on RBAC and "Add Permissions in the Access Token" for this API.`,
    { requiredScopes: [name] },
  );
}
