import { textOf } from '../../common/json.ts';
import type { MfaTransaction } from '../../state/mfa-transaction.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { splitScope } from '../../tokens/grant-scopes.ts';
import { audiencesOf, readSignedToken } from '../../tokens/read-token.ts';
import { oauthError } from '../oauth-errors.ts';

/** A login that waits for a second factor, with its user. */
export interface WaitingUser {
  transaction: MfaTransaction;
  user: UserRecord;
}

/** The login that an `mfa_token` stands for. */
export function waitingUser(tenant: TenantContext, token: string): WaitingUser {
  const transaction = tenant.state.mfaTransactions.get(token);
  if (transaction === undefined) {
    throw oauthError('malformedMfaToken');
  }
  if (transaction.expiresAt <= tenant.clock.now()) {
    throw oauthError('expiredMfaToken');
  }
  const user = tenant.state.users.get(transaction.grant.userId);
  if (user === undefined) {
    throw oauthError('invalidMfaToken');
  }
  return { transaction, user };
}

/** The login of the `mfa_token` in the header. */
export function waitingCaller(c: RequestContext): WaitingUser {
  const { tenant } = c.var;
  const token = bearerToken(c);
  if (!tenant.state.mfaTransactions.has(token)) {
    throw oauthError('invalidMfaToken');
  }
  return waitingUser(tenant, token);
}

/** The user of an access token in the header that has the audience `/mfa/` and this scope. */
export async function userOfAccessToken(c: RequestContext, scope: string): Promise<UserRecord> {
  const { tenant } = c.var;
  const reading = await readSignedToken(tenant, bearerToken(c), c.get('issuer'));
  if (reading.outcome !== 'valid') {
    throw oauthError('invalidMfaToken');
  }
  const { claims } = reading;
  const user = tenant.state.users.get(textOf(claims['sub']));
  const isForMfa = audiencesOf(claims).some((audience) => audience.endsWith('/mfa/'));
  if (user === undefined || !isForMfa) {
    throw oauthError('invalidMfaToken');
  }
  if (!splitScope(textOf(claims['scope'])).includes(scope)) {
    throw oauthError('insufficientMfaScope', scope);
  }
  return user;
}

/** Whether the header has an `mfa_token`. */
export function hasMfaToken(c: RequestContext): boolean {
  return c.var.tenant.state.mfaTransactions.has(bearerToken(c));
}

function bearerToken(c: RequestContext): string {
  return /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
}
