import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { myAccountFieldError } from '../errors.ts';

/** `DELETE /me/v1/connected-accounts/accounts/{id}`: 204, also for an unknown id (not verified). */
export async function deleteConnectedAccount(
  c: RequestContext<'/me/v1/connected-accounts/accounts/:id'>,
): Promise<Response> {
  const { tenant } = c.var;
  const { user } = await authenticateUser(c, 'delete:me:connected_accounts');
  const id = c.req.param('id');
  if (!/^cac_[A-Za-z0-9]+$/.test(id)) {
    throw myAccountFieldError('validation', [
      { detail: 'must begin with cac_', field: 'params/id', source: 'params' },
    ]);
  }
  if (tenant.state.connectedAccounts.get(id)?.userId === user.profile.user_id) {
    tenant.state.connectedAccounts.delete(id);
    tenant.markChanged();
  }
  return c.body(null, 204);
}
