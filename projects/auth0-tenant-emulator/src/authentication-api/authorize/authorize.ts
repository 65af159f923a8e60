import { noteRequest } from '../../tenant/note-request.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { bodyParameters, queryParameters } from '../request-parameters.ts';
import { checkAuthorizationRequest } from './check-authorization-request.ts';
import { continueAuthorization } from './continue-authorization.ts';
import { expiredTransactionPage, findTransaction } from './login-transaction.ts';

/** `GET|POST /authorize`. */
export async function authorize(c: RequestContext): Promise<Response> {
  const parameters = c.req.method === 'POST' ? await bodyParameters(c) : queryParameters(c);
  noteRequest(c, {
    clientId: parameters.get('client_id'),
    audience: parameters.get('audience'),
    scopeRequested: parameters.get('scope'),
    acrValues: parameters.get('acr_values'),
    maxAge: parameters.get('max_age'),
  });
  const request = checkAuthorizationRequest(c.var.tenant, parameters, c.get('issuer'));
  return continueAuthorization(c, request);
}

/** `GET /authorize/resume`: continues where a person has completed a page. */
export async function resumeAuthorization(c: RequestContext): Promise<Response> {
  const transaction = findTransaction(c);
  if (transaction === undefined) {
    return expiredTransactionPage();
  }
  const { clientId, audience, scope } = transaction.request;
  noteRequest(c, { clientId, audience, scopeRequested: scope.join(' ') });
  return continueAuthorization(c, transaction.request, transaction);
}
