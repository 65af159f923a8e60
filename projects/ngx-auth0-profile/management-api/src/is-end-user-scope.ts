import { managementEndpoints, type EndUserScope } from './endpoint-table';

/** Grantable, but no endpoint of the Management API is opened by them alone. */
const OPENS_NOTHING = ['create:current_user_metadata', 'delete:current_user_metadata'] as const;

/** Whether an end user can be granted `scope` on the Management API at all. */
export function isEndUserScope(scope: string): scope is EndUserScope {
  return (
    OPENS_NOTHING.some((known) => known === scope) ||
    Object.values(managementEndpoints).some((endpoint) => endpoint.scope === scope)
  );
}
