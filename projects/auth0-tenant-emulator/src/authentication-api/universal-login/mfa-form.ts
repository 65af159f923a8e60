import { mfaPage, TEST_ONE_TIME_CODE } from '../../pages/mfa-page.ts';
import { currentSession } from '../../sessions/session-cookie.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { formTargetsOf } from '../authorize/deliver-response.ts';
import {
  completeStep,
  expiredTransactionPage,
  findWaitingLogin,
  type WaitingLogin,
} from '../authorize/login-transaction.ts';
import { bodyParameters } from '../request-parameters.ts';

/** `GET /u/mfa-otp-challenge`: asks for the second factor. */
export async function showMfaForm(c: RequestContext): Promise<Response> {
  const login = findWaitingLogin(c);
  return login === undefined ? expiredTransactionPage() : pageOf(login);
}

/** `POST /u/mfa-otp-challenge`: checks the second factor. */
export async function submitMfaForm(c: RequestContext): Promise<Response> {
  const login = findWaitingLogin(c);
  const session = currentSession(c);
  if (login === undefined || session === undefined) {
    return expiredTransactionPage();
  }
  const form = await bodyParameters(c);
  if (form.get('code') !== TEST_ONE_TIME_CODE) {
    return pageOf(login, 'The code you entered is invalid.');
  }
  session.mfa = true;
  return completeStep(c.var.tenant, login.transaction, 'mfa');
}

function pageOf({ transaction, application }: WaitingLogin, error?: string): Promise<Response> {
  return mfaPage({
    transactionId: transaction.id,
    application,
    error,
    formTargets: formTargetsOf(transaction.request.redirectUri),
  });
}
