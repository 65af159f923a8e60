import type { UserRecord } from '../../state/user.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { myAccountError } from '../errors.ts';
import { passwordId, passwordIdentities } from './show-method.ts';

/**
 * `DELETE /me/v1/authentication-methods/{id}`: 204 also for an unknown id, and 409 for the only password or
 * passkey of a user (neither is verified).
 */
export async function deleteAuthenticationMethod(
  c: RequestContext<'/me/v1/authentication-methods/:id'>,
): Promise<Response> {
  const { user } = await authenticateUser(c, 'delete:me:authentication_methods');
  const id = c.req.param('id');
  const first = firstFactorIds(user);
  if (first.includes(id) && first.length === 1) {
    throw myAccountError('lastMethod');
  }
  if (passwordIdentities(user).some((identity) => passwordId(identity) === id)) {
    delete user.password;
  }
  user.methods = user.methods.filter((method) => method.id !== id);
  c.var.tenant.markChanged();
  return c.body(null, 204);
}

function firstFactorIds(user: UserRecord): string[] {
  const passkeys = user.methods.filter(({ type }) => type === 'passkey');
  return [...passwordIdentities(user).map(passwordId), ...passkeys.map(({ id }) => id)];
}
