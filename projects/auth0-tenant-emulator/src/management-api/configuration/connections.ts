import { defined } from '../../common/defined.ts';
import { derivedId } from '../../common/derived-id.ts';
import type { Connection } from '../../state/application.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { checkpointPart, listPart } from '../paging.ts';
import { selectFields } from '../select-fields.ts';

const ACCEPTED = ['read:connections'];

/** `GET /api/v2/connections`. */
export async function listConnections(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  const { name, fields, include_fields } = c.req.query();
  const strategies = c.req.queries('strategy') ?? [];
  const connections = [...tenant.state.connections.values()].filter(
    (connection) =>
      (name === undefined || connection.name === name) &&
      (strategies.length === 0 || strategies.includes(connection.strategy)),
  );
  return c.json(
    listPart(c, 'connections', connections, (connection) =>
      selectFields(showConnection(tenant, connection), fields, include_fields),
    ),
  );
}

/** `GET /api/v2/connections/{id}`. */
export async function getConnection(
  c: RequestContext<'/api/v2/connections/:id'>,
): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  const found = existingConnection(tenant, id);
  const { fields, include_fields } = c.req.query();
  return c.json(selectFields(showConnection(tenant, found), fields, include_fields));
}

/** `GET /api/v2/connections/{id}/clients`: every client. */
export async function listConnectionClients(
  c: RequestContext<'/api/v2/connections/:id/clients'>,
): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  existingConnection(tenant, id);
  const clients = [...tenant.state.applications.values()];
  return c.json(checkpointPart(c, 'clients', clients, ({ client_id }) => ({ client_id })));
}

function existingConnection(tenant: TenantContext, id: string): Connection {
  const found = [...tenant.state.connections.values()].find((item) => connectionId(item) === id);
  if (found === undefined) {
    throw managementError('unknownConnection');
  }
  return found;
}

/** The id of a connection, which is made from its name. */
export function connectionId({ name }: Connection): string {
  return derivedId('con', name);
}

/** Every client may use every connection. */
function showConnection(tenant: TenantContext, connection: Connection): object {
  const { name, strategy, display_name, options = {}, connected_accounts } = connection;
  const { sync_user_profile_at_login: sync } = connection;
  return {
    id: connectionId(connection),
    name,
    strategy,
    ...defined({ display_name, connected_accounts }),
    options: {
      ...options,
      ...(sync ? {} : { set_user_root_attributes: 'on_first_login' }),
    },
    realms: [name],
    is_domain_connection: false,
    enabled_clients: [...tenant.state.applications.keys()],
  };
}
