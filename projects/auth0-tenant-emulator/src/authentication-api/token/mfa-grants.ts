import { isoTime } from '../../common/clock.ts';
import { defined } from '../../common/defined.ts';
import { isTotpCode } from '../../common/totp.ts';
import { countLogin } from '../../sessions/start-session.ts';
import type { AuthenticationMethod } from '../../state/authentication-method.ts';
import type { Grant } from '../../state/grants.ts';
import type { MfaTransaction } from '../../state/mfa-transaction.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { issueRefreshToken } from '../../tokens/refresh-token.ts';
import { TEST_ONE_TIME_CODE } from '../../users/one-time-code.ts';
import { newRecoveryCode } from '../mfa/associate.ts';
import { waitingUser, type WaitingUser } from '../mfa/mfa-caller.ts';
import { oauthError } from '../oauth-errors.ts';
import { required } from '../request-parameters.ts';
import { tokenResponse } from './token-response.ts';
import type { TokenRequest, TokenResponse } from './token-request.ts';
import { rotatedRefreshToken, usableRefreshToken } from './usable-refresh-token.ts';

/** `grant_type=http://auth0.com/oauth/grant-type/mfa-otp`: a code of the authenticator app. */
export async function mfaOtpGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const waiting = waitingLogin(tenant, request);
  const otp = required(request.body, 'otp');
  const method = waiting.user.methods.find(
    ({ type, secret }) => type === 'totp' && isCode(tenant, otp, secret),
  );
  if (method === undefined) {
    throw oauthError('wrongOtp');
  }
  return finish(tenant, request, waiting, method);
}

/** `grant_type=http://auth0.com/oauth/grant-type/mfa-oob`: a code that was sent, or a notification. */
export async function mfaOobGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const waiting = waitingLogin(tenant, request);
  const oobCode = required(request.body, 'oob_code');
  const sent = waiting.transaction.challenges.find((item) => item.oobCode === oobCode);
  const method = waiting.user.methods.find(({ id }) => id === sent?.methodId);
  if (sent === undefined || method === undefined) {
    throw oauthError('wrongOobCode');
  }
  if (sent.code === undefined) {
    if (sent.isApproved !== true) {
      throw oauthError('authorizationPending');
    }
  } else if (![sent.code, TEST_ONE_TIME_CODE].includes(required(request.body, 'binding_code'))) {
    throw oauthError('wrongBindingCode');
  }
  return finish(tenant, request, waiting, method);
}

/** `grant_type=http://auth0.com/oauth/grant-type/mfa-recovery-code`: the answer has the next code. */
export async function mfaRecoveryCodeGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const waiting = waitingLogin(tenant, request);
  const code = required(request.body, 'recovery_code');
  const method = waiting.user.methods.find(
    ({ type, confirmed, secret }) => type === 'recovery-code' && confirmed && secret === code,
  );
  if (method === undefined) {
    throw oauthError('rejectedMfa');
  }
  const response = await finish(tenant, request, waiting, method);
  method.secret = newRecoveryCode();
  return { ...response, recovery_code: method.secret };
}

function isCode(tenant: TenantContext, otp: string, secret: string | undefined): boolean {
  if (otp === TEST_ONE_TIME_CODE) {
    return true;
  }
  return secret !== undefined && isTotpCode(secret, otp, tenant.clock.now());
}

/** The login that the request's `mfa_token` stands for, of this client and of a user who is not blocked. */
function waitingLogin(tenant: TenantContext, { application, body }: TokenRequest): WaitingUser {
  const waiting = waitingUser(tenant, required(body, 'mfa_token'));
  if (waiting.transaction.grant.clientId !== application.client_id) {
    throw oauthError('malformedMfaToken');
  }
  if (waiting.user.profile.blocked === true) {
    throw oauthError('blockedUser');
  }
  return waiting;
}

/** Issues the tokens that have waited for the second factor, which is confirmed by its first use. */
async function finish(
  tenant: TenantContext,
  request: TokenRequest,
  { transaction, user }: WaitingUser,
  method: AuthenticationMethod,
): Promise<TokenResponse> {
  const { application, dpopJkt } = request;
  if (transaction.grant.dpopJkt !== undefined && transaction.grant.dpopJkt !== dpopJkt) {
    throw oauthError('invalidProof', 'The DPoP proof is of another key');
  }
  const grant: Grant = { ...transaction.grant, mfaAt: tenant.clock.now() };
  const refreshToken = nextRefreshToken(tenant, request, transaction, grant);
  tenant.state.mfaTransactions.delete(transaction.token);
  method.confirmed = true;
  method.last_auth_at = isoTime(tenant.clock);
  if (transaction.gty === 'password') {
    countLogin(tenant, user);
  }
  return tokenResponse(tenant, {
    grant,
    user,
    application,
    gty: transaction.gty,
    ...defined({ refreshToken }),
  });
}

function nextRefreshToken(
  tenant: TenantContext,
  { application }: TokenRequest,
  { gty, refreshToken }: MfaTransaction,
  grant: Grant,
): string | undefined {
  if (gty === 'refresh_token') {
    const token = usableRefreshToken(tenant, application, refreshToken ?? '');
    token.grant = { ...token.grant, ...defined({ mfaAt: grant.mfaAt }) };
    return rotatedRefreshToken(tenant, token, application);
  }
  return grant.scope.includes('offline_access')
    ? issueRefreshToken(tenant, { grant, application })
    : undefined;
}
