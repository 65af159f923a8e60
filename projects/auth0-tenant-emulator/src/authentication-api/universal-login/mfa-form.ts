import { mfaPage } from '../../pages/mfa-page.ts';
import { currentSession } from '../../sessions/session-cookie.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { isSecondFactorCode } from '../../users/one-time-code.ts';
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
  const { tenant } = c.var;
  const user = tenant.state.users.get(session.userId);
  const code = (await bodyParameters(c)).get('code') ?? '';
  if (user === undefined || !isSecondFactorCode(tenant, user, code)) {
    return pageOf(login, 'The code you entered is invalid.');
  }
  session.mfa = true;
  session.mfaAt = tenant.clock.now();
  return completeStep(tenant, login.transaction, 'mfa');
}

function pageOf({ transaction, application }: WaitingLogin, error?: string): Promise<Response> {
  return mfaPage({
    transactionId: transaction.id,
    application,
    error,
    formTargets: formTargetsOf(transaction.request.redirectUri),
  });
}
