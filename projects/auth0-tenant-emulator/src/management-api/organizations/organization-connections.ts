import type { Organization } from '../../state/organization.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { connectionId } from '../configuration/connections.ts';
import { pageOf, readPaging } from '../paging.ts';
import { existingOrganization } from './show-organization.ts';

const ACCEPTED = ['read:organization_connections'];

/** `GET /api/v2/organizations/{id}/enabled_connections`; none where every connection is enabled. */
export async function listEnabledConnections(
  c: RequestContext<'/api/v2/organizations/:id/enabled_connections'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  return c.json(connectionsPage(c, 'enabled_connections', id));
}

/** `GET /api/v2/organizations/{id}/connections`: the same connections. */
export async function listOrganizationConnections(
  c: RequestContext<'/api/v2/organizations/:id/connections'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  return c.json(connectionsPage(c, 'connections', id));
}

function connectionsPage(c: RequestContext, name: string, id: string): object {
  const { tenant } = c.var;
  const connections = showConnections(tenant, existingOrganization(tenant, id));
  return pageOf(c, name, connections, readPaging(c), (connection) => connection);
}

function showConnections(tenant: TenantContext, organization: Organization): object[] {
  return (organization.enabled_connections ?? []).flatMap((enabled) => {
    const connection = tenant.state.connections.get(enabled.name);
    if (connection === undefined) {
      return [];
    }
    const { name, strategy } = connection;
    return {
      connection_id: connectionId(connection),
      assign_membership_on_login: enabled.assign_membership_on_login,
      show_as_button: true,
      connection: { name, strategy },
    };
  });
}
