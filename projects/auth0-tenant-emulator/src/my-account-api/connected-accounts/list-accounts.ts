import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { queryError } from '../validate-body.ts';
import { showAccount } from './complete-connection.ts';
import { pageOf } from './page-of.ts';

const MAX_NAMES = 20;
const MAX_NAME_LENGTH = 128;

/** `GET /me/v1/connected-accounts/accounts`: all of the user, or those of some connections. */
export async function listConnectedAccounts(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const { user } = await authenticateUser(c, 'read:me:connected_accounts');
  const names = c.req.queries('connection');
  if (names !== undefined && !isNameList(names)) {
    throw queryError('connection', 'must be 1 to 20 names of at most 128 characters');
  }
  const accounts = [...tenant.state.connectedAccounts.values()].filter(
    ({ userId, connection }) =>
      userId === user.profile.user_id && (names === undefined || names.includes(connection)),
  );
  const { items, next } = pageOf(c, accounts);
  return c.json({ accounts: items.map(showAccount), ...next });
}

function isNameList(names: readonly string[]): boolean {
  return names.length <= MAX_NAMES && names.every((name) => name.length <= MAX_NAME_LENGTH);
}
