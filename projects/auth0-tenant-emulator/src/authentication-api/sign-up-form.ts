import type { Context } from 'hono';
import { createDatabaseUser } from '../login/create-database-user.ts';
import { signUpPage } from '../login/sign-up-page.ts';
import { DEFAULT_CONNECTION } from '../seed/state-from-seed.ts';
import type { LoginTransaction } from '../state/grants.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { findTransaction, staleTransactionPage } from './authorize.ts';
import { formTargetsOf } from './authorize/deliver-response.ts';
import { logIn } from './login-form.ts';
import { bodyParameters } from './request-parameters.ts';

/** `GET /u/signup`: where `screen_hint=signup` leads. */
export function showSignUpForm(tenant: TenantContext, c: Context<TenantEnv>): Response {
  const transaction = findTransaction(tenant, c.req.query('state'));
  if (transaction === undefined) {
    return staleTransactionPage();
  }
  return pageOf(tenant, transaction, transaction.request.loginHint);
}

/** `POST /u/signup`: makes the user and logs them in. */
export async function submitSignUpForm(
  tenant: TenantContext,
  c: Context<TenantEnv>,
): Promise<Response> {
  const transaction = findTransaction(tenant, c.req.query('state'));
  if (transaction === undefined) {
    return staleTransactionPage();
  }
  const form = await bodyParameters(c);
  const email = form.get('email') ?? '';
  const connection = databaseOf(tenant, transaction);
  const user = createDatabaseUser(
    tenant,
    { email, password: form.get('password') ?? '', connection },
    c.get('issuer'),
  );
  if (user === undefined) {
    return pageOf(tenant, transaction, email, 'This address cannot be signed up, or is already.');
  }
  return logIn(tenant, c, transaction, user, connection);
}

/** The database the request names, else the tenant's own. */
function databaseOf(tenant: TenantContext, { request }: LoginTransaction): string {
  const wanted = request.connection ?? tenant.seed.tenant?.default_directory;
  const isDatabase = tenant.state.connections.get(wanted ?? '')?.strategy === 'auth0';
  return wanted !== undefined && isDatabase ? wanted : DEFAULT_CONNECTION;
}

function pageOf(
  tenant: TenantContext,
  transaction: LoginTransaction,
  email?: string,
  error?: string,
): Response {
  const application = tenant.state.applications.get(transaction.request.clientId);
  if (application === undefined) {
    return staleTransactionPage();
  }
  return signUpPage({
    transactionId: transaction.id,
    application,
    ...(email === undefined ? {} : { email }),
    ...(error === undefined ? {} : { error }),
    formTargets: formTargetsOf(transaction.request.redirectUri),
  });
}
