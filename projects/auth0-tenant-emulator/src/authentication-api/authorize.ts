import type { Context } from 'hono';
import { errorPage } from '../login/error-page.ts';
import type { AuthorizationRequest, LoginTransaction } from '../state/grants.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import {
  AuthorizationFailure,
  AuthorizationPageFailure,
} from './authorize/authorization-failure.ts';
import { checkAuthorizationRequest } from './authorize/check-authorization-request.ts';
import { continueAuthorization } from './authorize/continue-authorization.ts';
import { deliverResponse } from './authorize/deliver-response.ts';
import { bodyParameters, queryParameters } from './request-parameters.ts';

/** `GET|POST /authorize`. */
export async function authorize(tenant: TenantContext, c: Context<TenantEnv>): Promise<Response> {
  return withErrorAnswers(c, async () => {
    const parameters = c.req.method === 'POST' ? await bodyParameters(c) : queryParameters(c);
    noteRequest(c, {
      clientId: parameters.get('client_id'),
      audience: parameters.get('audience'),
      scopeRequested: parameters.get('scope'),
    });
    const request = checkAuthorizationRequest(tenant, parameters, c.get('issuer'));
    return continueAuthorization(tenant, c, request);
  });
}

/** `GET /authorize/resume`: goes on where a person has finished a page. */
export async function resumeAuthorization(
  tenant: TenantContext,
  c: Context<TenantEnv>,
): Promise<Response> {
  const transaction = findTransaction(tenant, c.req.query('state'));
  if (transaction === undefined) {
    return staleTransactionPage();
  }
  const { clientId, audience, scope } = transaction.request;
  noteRequest(c, { clientId, audience, scopeRequested: scope.join(' ') });
  return withErrorAnswers(c, () =>
    continueAuthorization(tenant, c, transaction.request, transaction),
  );
}

/** The login that waits under this id, unless it has expired. */
export function findTransaction(
  tenant: TenantContext,
  id: string | undefined,
): LoginTransaction | undefined {
  const transaction = id === undefined ? undefined : tenant.state.transactions.get(id);
  return transaction !== undefined && transaction.expiresAt > tenant.clock.now()
    ? transaction
    : undefined;
}

/** What a person sees whose login nobody waits for any more. */
export function staleTransactionPage(): Response {
  return errorPage(
    400,
    'invalid_request',
    'This login has ended or expired. Go back to the application and log in again.',
  );
}

/** Sends an error to the application the way its request asked for. */
export function deliverError(
  request: AuthorizationRequest,
  error: string,
  description: string,
): Response {
  return deliverResponse(request, { error, error_description: description });
}

async function withErrorAnswers(
  c: Context<TenantEnv>,
  run: () => Promise<Response>,
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AuthorizationFailure) {
      return deliverError(error.request, error.error, error.description);
    }
    if (error instanceof AuthorizationPageFailure) {
      return errorPage(error.status, error.error, error.description);
    }
    throw error;
  }
}

type Noted = Record<'clientId' | 'audience' | 'scopeRequested', string | undefined>;

function noteRequest(c: Context<TenantEnv>, noted: Noted): void {
  const notes = { ...c.get('notes') };
  for (const name of ['clientId', 'audience', 'scopeRequested'] as const) {
    const value = noted[name];
    if (value !== undefined) {
      notes[name] = value;
    }
  }
  c.set('notes', notes);
}
