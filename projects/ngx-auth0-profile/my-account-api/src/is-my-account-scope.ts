import { myAccountEndpoints, type MyAccountScope } from './endpoint-table';

/** Whether `scope` is one of the My Account API. */
export function isMyAccountScope(scope: string): scope is MyAccountScope {
  return Object.values(myAccountEndpoints).some((endpoint) => endpoint.scope === scope);
}
