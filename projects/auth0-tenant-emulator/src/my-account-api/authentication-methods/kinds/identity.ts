import { DEFAULT_CONNECTION } from '../../../seed/state-from-seed.ts';
import type { Connection } from '../../../state/application.ts';
import type { UserIdentity } from '../../../state/user.ts';
import { text } from '../../field-rules.ts';
import { fieldError, type FieldRule } from '../../validate-body.ts';
import type { EnrollmentRequest } from './method-kind.ts';

/** The fields that say which identity gets a password or a passkey. */
export const identityFields: Readonly<Record<'connection' | 'identity_user_id', FieldRule>> = {
  connection: text({
    maxLength: 128,
    pattern: /^[a-zA-Z0-9-]+$/,
    message: 'must consist of letters, digits and hyphens',
  }),
  identity_user_id: text({
    maxLength: 255,
    pattern: /^\S+$/,
    message: 'must not contain white space',
  }),
};

/** The identity of a database that a request is about, and its connection. */
export function targetIdentity({ c, user, body }: EnrollmentRequest): {
  identity: UserIdentity;
  connection: Connection;
} {
  const { tenant } = c.var;
  const { connection: name, identity_user_id: id } = body;
  const directory = tenant.seed.tenant?.default_directory ?? DEFAULT_CONNECTION;
  const databases = user.profile.identities.filter(({ provider }) => provider === 'auth0');
  const candidates = databases.filter(
    (identity) =>
      (name === undefined || identity.connection === name) &&
      (id === undefined || identity.user_id === id),
  );
  const identity = candidates.find((item) => item.connection === directory) ?? candidates[0];
  const connection = tenant.state.connections.get(identity?.connection ?? '');
  if (identity === undefined || connection === undefined) {
    const field = id === undefined ? 'connection' : 'identity_user_id';
    throw fieldError(field, 'is not an identity of this user in a database');
  }
  return { identity, connection };
}
