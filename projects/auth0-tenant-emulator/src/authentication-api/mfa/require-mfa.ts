import { randomId } from '../../common/random-id.ts';
import { dropExpired } from '../../state/drop-expired.ts';
import type { MfaTransaction } from '../../state/mfa-transaction.ts';
import type { UserRecord } from '../../state/user.ts';
import { HttpFailure } from '../../tenant/http-failure.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { factorOf, secondFactors } from './second-factors.ts';

const LIFETIME_MS = 600_000;
const ENROLLABLE = ['otp', 'phone', 'email', 'push-notification'];

/** The token request that has to wait. */
export type WaitingRequest = Pick<MfaTransaction, 'grant' | 'gty' | 'refreshToken'>;

/** Stores a token request that needs a second factor, and makes the error with its `mfa_token`. */
export function requireMfa(
  tenant: TenantContext,
  user: UserRecord,
  request: WaitingRequest,
): HttpFailure {
  const now = tenant.clock.now();
  const transaction: MfaTransaction = {
    token: randomId(64),
    ...request,
    expiresAt: now + LIFETIME_MS,
    challenges: [],
  };
  dropExpired(tenant.state.mfaTransactions, now);
  tenant.state.mfaTransactions.set(transaction.token, transaction);
  tenant.markChanged();
  const { status, body, headers } = oauthError('mfaRequired');
  const facts = typeof body === 'string' ? {} : body;
  return new HttpFailure(
    status,
    { ...facts, mfa_token: transaction.token, mfa_requirements: requirementsOf(user) },
    headers,
  );
}

/** What the user can be challenged with, or, without a second factor, what they can enroll. */
function requirementsOf(user: UserRecord): Record<string, { type: string }[]> {
  const factors = secondFactors(user);
  if (factors.length === 0) {
    return { enroll: ENROLLABLE.map((type) => ({ type })) };
  }
  const types = new Set(factors.flatMap((method) => factorOf(method) ?? []));
  return { challenge: [...types].map((type) => ({ type })) };
}
