import { loginPage } from '../../pages/login-page.ts';
import { sendSessionCookie } from '../../sessions/session-cookie.ts';
import { startSession } from '../../sessions/start-session.ts';
import type { LoginTransaction } from '../../state/grants.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { usersToPick } from '../../users/users-to-pick.ts';
import { findUserByPassword } from '../../users/find-user-by-password.ts';
import { allowsConnection } from '../authorize/check-membership.ts';
import { formTargetsOf } from '../authorize/deliver-response.ts';
import {
  cancelTransaction,
  completeStep,
  expiredTransactionPage,
  findWaitingLogin,
  type WaitingLogin,
} from '../authorize/login-transaction.ts';
import { bodyParameters, type Parameters } from '../request-parameters.ts';

/** `GET /u/login`: the login page of a waiting authorization. */
export async function showLoginForm(c: RequestContext): Promise<Response> {
  const login = findWaitingLogin(c);
  return login === undefined
    ? expiredTransactionPage()
    : pageOf(c.var.tenant, login, { search: c.req.query('search') });
}

/** `POST /u/login`: logs in the user who was picked, or whose password was entered. */
export async function submitLoginForm(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const login = findWaitingLogin(c);
  if (login === undefined) {
    return expiredTransactionPage();
  }
  const { transaction } = login;
  const form = await bodyParameters(c);
  if (form.get('action') === 'cancel') {
    return cancelTransaction(tenant, transaction, 'User cancelled login');
  }
  const user = findUser(tenant, form, transaction);
  if (user === undefined) {
    return pageOf(tenant, login, { error: 'Wrong email or password.' });
  }
  if (user.profile.blocked === true) {
    return pageOf(tenant, login, { error: 'Your account has been blocked.' });
  }
  const session = startSession(tenant, user, connectionOf(user, form, transaction));
  sendSessionCookie(c, session);
  return completeStep(tenant, transaction, 'login', session);
}

function findUser(
  tenant: TenantContext,
  form: Parameters,
  transaction: LoginTransaction,
): UserRecord | undefined {
  const picked = form.get('user_id');
  if (picked !== undefined) {
    return tenant.state.users.get(picked);
  }
  const { connection } = transaction.request;
  return findUserByPassword(
    tenant,
    form.get('username') ?? '',
    form.get('password') ?? '',
    connection,
  );
}

function connectionOf(
  user: UserRecord,
  form: Parameters,
  transaction: LoginTransaction,
): string | undefined {
  const requested = form.get('connection') ?? transaction.request.connection;
  const has = user.profile.identities.some((identity) => identity.connection === requested);
  return has ? requested : undefined;
}

function pageOf(
  tenant: TenantContext,
  { transaction, application }: WaitingLogin,
  { error, search }: { error?: string; search?: string | undefined },
): Promise<Response> {
  const { request } = transaction;
  const { connection } = request;
  const organization = tenant.state.organizations.get(request.organizationId ?? '');
  return loginPage({
    transactionId: transaction.id,
    application,
    ...usersToPick(tenant, { connection, search }),
    search,
    connections: [...tenant.state.connections.values()].filter(
      ({ name }) =>
        (connection === undefined || connection === name) &&
        allowsConnection(tenant, request, name),
    ),
    organization: organization?.display_name,
    loginHint: request.loginHint,
    error,
    formTargets: formTargetsOf(request.redirectUri),
  });
}
