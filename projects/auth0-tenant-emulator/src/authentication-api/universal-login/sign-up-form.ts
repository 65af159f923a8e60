import { signUpPage } from '../../pages/sign-up-page.ts';
import { DEFAULT_CONNECTION } from '../../seed/state-from-seed.ts';
import { sendSessionCookie } from '../../sessions/session-cookie.ts';
import { startSession } from '../../sessions/start-session.ts';
import type { LoginTransaction } from '../../state/grants.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { createDatabaseUser } from '../../users/create-database-user.ts';
import { formTargetsOf } from '../authorize/deliver-response.ts';
import {
  completeStep,
  expiredTransactionPage,
  findWaitingLogin,
  type WaitingLogin,
} from '../authorize/login-transaction.ts';
import { bodyParameters } from '../request-parameters.ts';

/** `GET /u/signup`: where `screen_hint=signup` leads. */
export async function showSignUpForm(c: RequestContext): Promise<Response> {
  const login = findWaitingLogin(c);
  return login === undefined
    ? expiredTransactionPage()
    : pageOf(login, login.transaction.request.loginHint);
}

/** `POST /u/signup`: creates the user and logs them in. */
export async function submitSignUpForm(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const login = findWaitingLogin(c);
  if (login === undefined) {
    return expiredTransactionPage();
  }
  const form = await bodyParameters(c);
  const email = form.get('email') ?? '';
  const connection = databaseOf(tenant, login.transaction);
  const password = form.get('password') ?? '';
  const user = createDatabaseUser(tenant, { email, password, connection }, c.get('issuer'));
  if (user === undefined) {
    return pageOf(login, email, 'This address cannot be signed up, or is already.');
  }
  if (!('profile' in user)) {
    return pageOf(login, email, `The password ${user.rule}.`);
  }
  const session = startSession(tenant, user, connection);
  sendSessionCookie(c, session);
  return completeStep(tenant, login.transaction, 'login', session);
}

/** The database the request names, else the tenant's own. */
function databaseOf(tenant: TenantContext, { request }: LoginTransaction): string {
  const requested = request.connection ?? tenant.seed.tenant?.default_directory;
  const isDatabase = tenant.state.connections.get(requested ?? '')?.strategy === 'auth0';
  return requested !== undefined && isDatabase ? requested : DEFAULT_CONNECTION;
}

function pageOf(
  { transaction, application }: WaitingLogin,
  email?: string,
  error?: string,
): Promise<Response> {
  return signUpPage({
    transactionId: transaction.id,
    application,
    email,
    error,
    formTargets: formTargetsOf(transaction.request.redirectUri),
  });
}
