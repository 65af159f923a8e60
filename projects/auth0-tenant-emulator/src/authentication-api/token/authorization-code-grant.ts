import { defined } from '../../common/defined.ts';
import { sha256Base64Url } from '../../common/hash.ts';
import { randomId } from '../../common/random-id.ts';
import type { Application } from '../../state/application.ts';
import type { AuthorizationCode } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { required } from '../request-parameters.ts';
import { tokenResponse } from './token-response.ts';
import { issueRefreshToken, revokeFamily } from '../../tokens/refresh-token.ts';
import type { TokenRequest, TokenResponse } from './token-request.ts';

/** `grant_type=authorization_code`, with PKCE. */
export async function authorizationCodeGrant(
  tenant: TenantContext,
  request: TokenRequest,
): Promise<TokenResponse> {
  const { application, body, dpopJkt } = request;
  const code = redeemableCode(tenant, application, required(body, 'code'));
  checkRedirect(code, body.get('redirect_uri'));
  checkVerifier(code, body.get('code_verifier'));
  const user = tenant.state.users.get(code.grant.userId);
  if (user === undefined) {
    throw oauthError('invalidCode');
  }
  const bound = boundKey(code, dpopJkt);
  const grant = bound === undefined ? code.grant : { ...code.grant, dpopJkt: bound };
  code.usedFor = randomId(16);
  const refreshToken = grant.scope.includes('offline_access')
    ? issueRefreshToken(tenant, { grant, application, family: code.usedFor })
    : undefined;
  return tokenResponse(tenant, {
    grant,
    user,
    application,
    ...defined({ nonce: code.nonce, refreshToken }),
  });
}

/** RFC 9449 §10: a code bound to a key by `dpop_jkt` is good with a proof of that key only. */
function boundKey(code: AuthorizationCode, dpopJkt: string | undefined): string | undefined {
  const expected = code.grant.dpopJkt;
  if (expected !== undefined && expected !== dpopJkt) {
    throw oauthError('invalidProof', 'The DPoP proof does not match dpop_jkt');
  }
  return dpopJkt;
}

function redeemableCode(
  tenant: TenantContext,
  application: Application,
  value: string,
): AuthorizationCode {
  const code = tenant.state.codes.get(value);
  if (code === undefined || code.grant.clientId !== application.client_id) {
    throw oauthError('invalidCode');
  }
  if (code.usedFor !== undefined) {
    revokeFamily(tenant, code.usedFor);
    throw oauthError('invalidCode');
  }
  if (code.expiresAt <= tenant.clock.now()) {
    throw oauthError('invalidCode');
  }
  return code;
}

function checkRedirect(code: AuthorizationCode, redirectUri: string | undefined): void {
  if (redirectUri !== undefined && redirectUri !== code.redirectUri) {
    throw oauthError('wrongRedirect', redirectUri, code.redirectUri);
  }
}

function checkVerifier(code: AuthorizationCode, verifier: string | undefined): void {
  if (code.codeChallenge === undefined) {
    return;
  }
  if (verifier === undefined) {
    throw oauthError('missingParameter', 'code_verifier');
  }
  const challenge = code.codeChallengeMethod === 'S256' ? sha256Base64Url(verifier) : verifier;
  if (challenge !== code.codeChallenge) {
    throw oauthError('wrongVerifier');
  }
}
