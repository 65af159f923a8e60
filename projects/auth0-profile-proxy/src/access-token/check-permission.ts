import type { ResolvedOptions } from '../contract/resolved-options.ts';
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

/**
 * Checks that a caller has a permission. An administrator's routes reach every user of the tenant,
 * so a permission that was granted within an organization counts there only when
 * `administratorOrganizations` names it.
 *
 * @throws Problem `missing-scope`, `wrong-organization`
 */
export function checkPermission(
  caller: Caller,
  required: RequiredPermission,
  { administratorOrganizations }: Pick<ResolvedOptions, 'administratorOrganizations'>,
): void {
  const { name, from } = required;
  const { organization } = caller;
  if (
    from === 'role' &&
    organization !== undefined &&
    !administratorOrganizations.has(organization)
  ) {
    throw new Problem(
      'wrong-organization',
      'Permissions of an organization do not reach users of the whole tenant. Name the organization in the option "administratorOrganizations" if they should.',
    );
  }
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
