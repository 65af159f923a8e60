import type { Context } from 'hono';
import { mfaPage, TEST_ONE_TIME_CODE } from '../login/mfa-page.ts';
import { currentSession } from '../login/session-cookie.ts';
import type { LoginTransaction } from '../state/grants.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { findTransaction, staleTransactionPage } from './authorize.ts';
import { formTargetsOf } from './authorize/deliver-response.ts';
import { resume } from './login-form.ts';
import { bodyParameters } from './request-parameters.ts';

/** `GET /u/mfa-otp-challenge`: asks for the second factor. */
export function showMfaForm(tenant: TenantContext, c: Context<TenantEnv>): Response {
  const transaction = findTransaction(tenant, c.req.query('state'));
  return transaction === undefined ? staleTransactionPage() : pageOf(tenant, transaction);
}

/** `POST /u/mfa-otp-challenge`: checks the second factor. */
export async function submitMfaForm(
  tenant: TenantContext,
  c: Context<TenantEnv>,
): Promise<Response> {
  const transaction = findTransaction(tenant, c.req.query('state'));
  const session = currentSession(tenant, c);
  if (transaction === undefined || session === undefined) {
    return staleTransactionPage();
  }
  const form = await bodyParameters(c);
  if (form.get('code') !== TEST_ONE_TIME_CODE) {
    return pageOf(tenant, transaction, 'The code you entered is invalid.');
  }
  session.mfa = true;
  transaction.done.push('mfa');
  tenant.markChanged();
  return resume(transaction);
}

function pageOf(tenant: TenantContext, transaction: LoginTransaction, error?: string): Response {
  const application = tenant.state.applications.get(transaction.request.clientId);
  if (application === undefined) {
    return staleTransactionPage();
  }
  return mfaPage({
    transactionId: transaction.id,
    application,
    ...(error === undefined ? {} : { error }),
    formTargets: formTargetsOf(transaction.request.redirectUri),
  });
}
