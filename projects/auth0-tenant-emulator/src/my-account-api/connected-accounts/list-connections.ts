import type { Connection } from '../../state/application.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { pageOf } from './page-of.ts';

/** `GET /me/v1/connected-accounts/connections`: the connections of which accounts can be connected. */
export async function listConnectableConnections(c: RequestContext): Promise<Response> {
  await authenticateUser(c, 'read:me:connected_accounts');
  const { items, next } = pageOf(c, connectableConnections(c.var.tenant));
  return c.json({
    connections: items.map(({ name, strategy }) => ({ name, strategy })),
    ...next,
  });
}

/** The connections whose `connected_accounts` are active. */
export function connectableConnections(tenant: TenantContext): Connection[] {
  return [...tenant.state.connections.values()].filter(
    ({ connected_accounts: settings }) => settings?.active === true,
  );
}
