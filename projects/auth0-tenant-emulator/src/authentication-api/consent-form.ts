import type { Context } from 'hono';
import { consentPage } from '../login/consent-page.ts';
import { currentSession } from '../login/session-cookie.ts';
import type { LoginTransaction, Session } from '../state/grants.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { resolveAudience } from '../tokens/audience.ts';
import { grantScopes } from '../tokens/grant-scopes.ts';
import { deliverError, findTransaction, staleTransactionPage } from './authorize.ts';
import { formTargetsOf } from './authorize/deliver-response.ts';
import { rememberConsent } from './authorize/needs-consent.ts';
import { resume } from './login-form.ts';
import { bodyParameters } from './request-parameters.ts';

/** `GET /u/consent`: asks a person to agree to the scopes. */
export function showConsentForm(tenant: TenantContext, c: Context<TenantEnv>): Response {
  const transaction = findTransaction(tenant, c.req.query('state'));
  const session = currentSession(tenant, c);
  if (transaction === undefined || session === undefined) {
    return staleTransactionPage();
  }
  const application = tenant.state.applications.get(transaction.request.clientId);
  const user = tenant.state.users.get(session.userId);
  if (application === undefined || user === undefined) {
    return staleTransactionPage();
  }
  return consentPage({
    transactionId: transaction.id,
    application,
    user: user.profile,
    scope: scopeOf(tenant, transaction, session),
    formTargets: formTargetsOf(transaction.request.redirectUri),
  });
}

/** `POST /u/consent`: remembers the answer. */
export async function submitConsentForm(
  tenant: TenantContext,
  c: Context<TenantEnv>,
): Promise<Response> {
  const transaction = findTransaction(tenant, c.req.query('state'));
  const session = currentSession(tenant, c);
  if (transaction === undefined || session === undefined) {
    return staleTransactionPage();
  }
  const { request } = transaction;
  if ((await bodyParameters(c)).get('action') !== 'accept') {
    tenant.state.transactions.delete(transaction.id);
    return deliverError(request, 'access_denied', 'User did not authorize the request');
  }
  rememberConsent(tenant, request, session.userId, scopeOf(tenant, transaction, session));
  transaction.done.push('consent');
  return resume(transaction);
}

function scopeOf(tenant: TenantContext, transaction: LoginTransaction, session: Session): string[] {
  const { request } = transaction;
  const application = tenant.state.applications.get(request.clientId);
  const user = tenant.state.users.get(session.userId);
  if (application === undefined || user === undefined) {
    return [];
  }
  const audience =
    request.audience === undefined ? undefined : resolveAudience(tenant, request.audience);
  return grantScopes(request.scope, audience, user, application);
}
