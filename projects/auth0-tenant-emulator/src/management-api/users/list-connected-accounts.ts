import type { ConnectedAccount } from '../../state/connected-account.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { connectionId } from '../configuration/connections.ts';
import { existingUser } from '../ownership.ts';
import { checkpointPart } from '../paging.ts';

/** `GET /api/v2/users/{id}/connected-accounts`. */
export async function listUserConnectedAccounts(
  c: RequestContext<'/api/v2/users/:id/connected-accounts'>,
): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:users']);
  existingUser(tenant, userId);
  const accounts = [...tenant.state.connectedAccounts.values()].filter(
    (account) => account.userId === userId,
  );
  return c.json(
    checkpointPart(c, 'connected_accounts', accounts, (account) => showAccount(tenant, account)),
  );
}

function showAccount(
  tenant: TenantContext,
  { userId: _user, ...account }: ConnectedAccount,
): object {
  const connection = tenant.state.connections.get(account.connection);
  return {
    ...account,
    connection_id: connection === undefined ? '' : connectionId(connection),
    strategy: connection?.strategy ?? '',
    access_type: 'offline',
  };
}
