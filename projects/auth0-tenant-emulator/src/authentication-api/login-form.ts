import type { Context } from 'hono';
import { findUserByPassword } from '../login/find-user.ts';
import { loginPage } from '../login/login-page.ts';
import { sendSessionCookie } from '../login/session-cookie.ts';
import { startSession } from '../login/start-session.ts';
import type { LoginTransaction } from '../state/grants.ts';
import type { UserRecord } from '../state/user.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { deliverError, findTransaction, staleTransactionPage } from './authorize.ts';
import { formTargetsOf } from './authorize/deliver-response.ts';
import { bodyParameters, type Parameters } from './request-parameters.ts';

/** `GET /u/login`: the login page of a waiting authorization. */
export function showLoginForm(tenant: TenantContext, c: Context<TenantEnv>): Response {
  const transaction = findTransaction(tenant, c.req.query('state'));
  return transaction === undefined ? staleTransactionPage() : pageOf(tenant, transaction);
}

/** `POST /u/login`: logs a picked user, or one with a password, in. */
export async function submitLoginForm(
  tenant: TenantContext,
  c: Context<TenantEnv>,
): Promise<Response> {
  const transaction = findTransaction(tenant, c.req.query('state'));
  if (transaction === undefined) {
    return staleTransactionPage();
  }
  const form = await bodyParameters(c);
  if (form.get('action') === 'cancel') {
    tenant.state.transactions.delete(transaction.id);
    return deliverError(transaction.request, 'access_denied', 'User cancelled login');
  }
  const user = findUser(tenant, form, transaction);
  if (user === undefined) {
    return pageOf(tenant, transaction, 'Wrong email or password.');
  }
  if (user.profile.blocked === true) {
    return pageOf(tenant, transaction, 'Your account has been blocked.');
  }
  return logIn(tenant, c, transaction, user, connectionOf(user, form, transaction));
}

/** Starts a user's session in this browser and goes on with the authorization that waits. */
export function logIn(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  transaction: LoginTransaction,
  user: UserRecord,
  connection: string | undefined,
): Response {
  const session = startSession(tenant, user, connection);
  sendSessionCookie(c, session);
  transaction.done.push('login');
  transaction.sessionId = session.id;
  return resume(transaction);
}

/** Sends the browser on to the answer, or to the next page. */
export function resume(transaction: LoginTransaction): Response {
  const location = `/authorize/resume?state=${encodeURIComponent(transaction.id)}`;
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
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
  const wanted = form.get('connection') ?? transaction.request.connection;
  const has = user.profile.identities.some((identity) => identity.connection === wanted);
  return has ? wanted : undefined;
}

function pageOf(tenant: TenantContext, transaction: LoginTransaction, error?: string): Response {
  const { request } = transaction;
  const application = tenant.state.applications.get(request.clientId);
  if (application === undefined) {
    return staleTransactionPage();
  }
  const connections = [...tenant.state.connections.values()].filter(
    ({ name }) => request.connection === undefined || request.connection === name,
  );
  return loginPage({
    transactionId: transaction.id,
    application,
    users: [...tenant.state.users.values()].map((user) => user.profile),
    connections,
    ...(request.loginHint === undefined ? {} : { loginHint: request.loginHint }),
    ...(error === undefined ? {} : { error }),
    formTargets: formTargetsOf(request.redirectUri),
  });
}
