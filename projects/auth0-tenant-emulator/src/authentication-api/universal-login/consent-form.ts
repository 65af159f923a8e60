import { consentPage } from '../../pages/consent-page.ts';
import { currentSession } from '../../sessions/session-cookie.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { resolveAudience } from '../../tokens/audience.ts';
import { grantScopes } from '../../tokens/grant-scopes.ts';
import { formTargetsOf } from '../authorize/deliver-response.ts';
import {
  cancelTransaction,
  completeStep,
  expiredTransactionPage,
  findWaitingLogin,
  type WaitingLogin,
} from '../authorize/login-transaction.ts';
import { rememberConsent } from '../authorize/needs-consent.ts';
import { bodyParameters } from '../request-parameters.ts';

/** `GET /u/consent`: asks a person to agree to the scopes. */
export async function showConsentForm(c: RequestContext): Promise<Response> {
  const login = findWaitingLogin(c);
  const user = sessionUser(c);
  if (login === undefined || user === undefined) {
    return expiredTransactionPage();
  }
  return consentPage({
    transactionId: login.transaction.id,
    application: login.application,
    user: user.profile,
    scope: scopeOf(c.var.tenant, login, user),
    formTargets: formTargetsOf(login.transaction.request.redirectUri),
  });
}

/** `POST /u/consent`: stores the decision. */
export async function submitConsentForm(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const login = findWaitingLogin(c);
  const user = sessionUser(c);
  if (login === undefined || user === undefined) {
    return expiredTransactionPage();
  }
  const { transaction } = login;
  if ((await bodyParameters(c)).get('action') !== 'accept') {
    return cancelTransaction(tenant, transaction, 'User did not authorize the request');
  }
  const scope = scopeOf(tenant, login, user);
  rememberConsent(tenant, transaction.request, user.profile.user_id, scope);
  return completeStep(tenant, transaction, 'consent');
}

function sessionUser(c: RequestContext): UserRecord | undefined {
  const session = currentSession(c);
  return session === undefined ? undefined : c.var.tenant.state.users.get(session.userId);
}

function scopeOf(tenant: TenantContext, login: WaitingLogin, user: UserRecord): string[] {
  const { audience, scope } = login.transaction.request;
  const resolved = audience === undefined ? undefined : resolveAudience(tenant, audience);
  return grantScopes(tenant, scope, resolved, user, login.application);
}
