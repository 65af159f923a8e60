import { sendVerificationMail } from '../management-api/send-mail.ts';
import { isEmail } from '../management-api/users/user-schema.ts';
import { randomHexId } from '../random-id.ts';
import { userFromSeed } from '../seed/state-from-seed.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant-context.ts';

/** Who signs up, and where. */
export interface SignUp {
  email: string;
  password: string;
  connection: string;
}

/**
 * Makes a user with a password and mails them a verification link; `undefined` when the address is
 * none, or somebody has it.
 */
export function createDatabaseUser(
  tenant: TenantContext,
  { email, password, connection }: SignUp,
  issuer: string,
): UserRecord | undefined {
  const isTaken = [...tenant.state.users.values()].some(
    ({ profile }) => profile.email?.toLowerCase() === email.toLowerCase(),
  );
  if (!isEmail(email) || isTaken || password === '') {
    return undefined;
  }
  const id = randomHexId();
  const user = userFromSeed(
    {
      user_id: `auth0|${id}`,
      email,
      password,
      identities: [{ connection, user_id: id, provider: 'auth0', isSocial: false }],
    },
    tenant.clock,
  );
  tenant.state.users.set(user.profile.user_id, user);
  sendVerificationMail(tenant, user, issuer);
  tenant.markChanged();
  return user;
}
