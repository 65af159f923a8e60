import { errorPage } from '../../pages/error-page.ts';
import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest, LoginTransaction, Session } from '../../state/grants.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { randomId } from '../../common/random-id.ts';
import { dropExpired } from '../../state/drop-expired.ts';
import { deliverError } from './deliver-response.ts';

const TRANSACTION_LIFETIME_MS = 3_600_000;

/** A page of the tenant that a person may have to complete. */
export type Step = LoginTransaction['done'][number];

/** A transaction that waits for a person, with the application it is for. */
export interface WaitingLogin {
  transaction: LoginTransaction;
  application: Application;
}

/** Stores an authorization request that has to wait for a person. */
export function startTransaction(
  tenant: TenantContext,
  request: AuthorizationRequest,
): LoginTransaction {
  const now = tenant.clock.now();
  const transaction: LoginTransaction = {
    id: randomId(32),
    request,
    expiresAt: now + TRANSACTION_LIFETIME_MS,
    done: [],
  };
  dropExpired(tenant.state.transactions, now);
  tenant.state.transactions.set(transaction.id, transaction);
  tenant.markChanged();
  return transaction;
}

/** The transaction that the `state` of a page's URL names, unless it has expired. */
export function findTransaction(c: RequestContext): LoginTransaction | undefined {
  const { tenant } = c.var;
  const transaction = tenant.state.transactions.get(c.req.query('state') ?? '');
  return transaction !== undefined && transaction.expiresAt > tenant.clock.now()
    ? transaction
    : undefined;
}

/** The transaction of a page's URL with its application; `undefined` where either is gone. */
export function findWaitingLogin(c: RequestContext): WaitingLogin | undefined {
  const transaction = findTransaction(c);
  const application =
    transaction === undefined
      ? undefined
      : c.var.tenant.state.applications.get(transaction.request.clientId);
  return transaction === undefined || application === undefined
    ? undefined
    : { transaction, application };
}

/** Notes that a person has completed a step, and sends the browser on to what comes next. */
export function completeStep(
  tenant: TenantContext,
  transaction: LoginTransaction,
  step: Step,
  session?: Session,
): Response {
  transaction.done.push(step);
  if (session !== undefined) {
    transaction.sessionId = session.id;
  }
  tenant.markChanged();
  const location = `/authorize/resume?state=${encodeURIComponent(transaction.id)}`;
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

/** Ends a transaction that a person has cancelled, with `access_denied` (RFC 6749 §4.1.2.1). */
export function cancelTransaction(
  tenant: TenantContext,
  transaction: LoginTransaction,
  description: string,
): Response | Promise<Response> {
  tenant.state.transactions.delete(transaction.id);
  return deliverError(transaction.request, 'access_denied', description);
}

/** What a person sees whose login has expired. */
export function expiredTransactionPage(): Promise<Response> {
  return errorPage(
    400,
    'invalid_request',
    'This login has ended or expired. Go back to the application and log in again.',
  );
}
