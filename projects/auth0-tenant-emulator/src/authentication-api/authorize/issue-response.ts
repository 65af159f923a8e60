import { defined } from '../../common/defined.ts';
import type { LoginOutcome } from '../../actions/login-outcome.ts';
import { randomId } from '../../common/random-id.ts';
import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest, Grant, Session } from '../../state/grants.ts';
import { dropExpired } from '../../state/drop-expired.ts';
import type { UserRecord } from '../../state/user.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { issueAccessToken } from '../../tokens/access-token.ts';
import { issueIdToken } from '../../tokens/id-token.ts';
import type { ResponseParameters } from '../../pages/authorization-response-page.ts';

const CODE_LIFETIME_MS = 600_000;

/** Issues what an authorization request asks for: a code, tokens, or both. */
export async function issueResponse(
  tenant: TenantContext,
  request: AuthorizationRequest,
  session: Session,
  user: UserRecord,
  application: Application,
  outcome: LoginOutcome,
): Promise<ResponseParameters> {
  const grant = grantOf(request, session, outcome);
  const response: Record<string, string | number> = {};
  if (request.responseType.includes('code')) {
    response['code'] = issueCode(tenant, request, grant);
  }
  let accessToken: string | undefined;
  if (request.responseType.includes('token')) {
    const issued = await issueAccessToken(tenant, grant, { flow: 'implicit', user });
    accessToken = issued.token;
    response['access_token'] = issued.token;
    response['scope'] = grant.scope.join(' ');
    response['expires_in'] = issued.expiresIn;
    response['token_type'] = issued.tokenType;
  }
  if (request.responseType.includes('id_token')) {
    response['id_token'] = await issueIdToken(tenant, grant, user.profile, {
      application,
      ...defined({ nonce: request.nonce, accessToken }),
      ...(typeof response['code'] === 'string' ? { code: response['code'] } : {}),
    });
  }
  return response;
}

function grantOf(request: AuthorizationRequest, session: Session, outcome: LoginOutcome): Grant {
  return {
    userId: session.userId,
    clientId: request.clientId,
    ...defined({ audience: request.audience }),
    requestedScope: request.scope,
    scope: outcome.scope,
    sessionId: session.id,
    issuer: request.issuer,
    ...defined({
      dpopJkt: request.dpopJkt,
      organizationId: request.organizationId,
      mfaAt: session.mfaAt,
    }),
    authenticatedAt: session.authenticatedAt,
    idTokenClaims: outcome.idTokenClaims,
    accessTokenClaims: outcome.accessTokenClaims,
  };
}

function issueCode(tenant: TenantContext, request: AuthorizationRequest, grant: Grant): string {
  const code = randomId(45);
  dropExpired(tenant.state.codes, tenant.clock.now());
  tenant.state.codes.set(code, {
    code,
    grant,
    redirectUri: request.redirectUri,
    ...defined({
      nonce: request.nonce,
      codeChallenge: request.codeChallenge,
      codeChallengeMethod: request.codeChallengeMethod,
    }),
    expiresAt: tenant.clock.now() + CODE_LIFETIME_MS,
  });
  tenant.markChanged();
  return code;
}
