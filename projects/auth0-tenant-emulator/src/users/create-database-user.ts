import { sendVerificationMail } from './send-mail.ts';
import { isEmail } from './email-address.ts';
import { userPasswordFault, type PasswordFault } from './password-policy.ts';
import { randomHexId } from '../common/random-id.ts';
import { userFromSeed } from '../seed/state-from-seed.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext } from '../tenant/tenant-context.ts';
import { logEvent, userFacts } from '../tenant/tenant-log.ts';

/** A sign-up request. */
export interface SignUp {
  email: string;
  password: string;
  connection: string;
}

/**
 * Creates a user with a password and mails a verification link; returns what is wrong with the password,
 * or `undefined` when the address is invalid or taken.
 */
export function createDatabaseUser(
  tenant: TenantContext,
  { email, password, connection }: SignUp,
  issuer: string,
): UserRecord | PasswordFault | undefined {
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
  const fault = userPasswordFault(tenant.state.connections, { ...user, password: '' }, password);
  if (fault !== undefined) {
    return fault;
  }
  tenant.state.users.set(user.profile.user_id, user);
  sendVerificationMail(tenant, user, issuer);
  logEvent(tenant, 'ss', { ...userFacts(user.profile), connection });
  tenant.markChanged();
  return user;
}
