import type { Next } from 'hono';
import { oauthError } from '../authentication-api/oauth-errors.ts';
import { isManagementErrorName, managementError } from '../management-api/errors.ts';
import { isMyAccountErrorName, myAccountError } from '../my-account-api/errors.ts';
import type { RouteFault } from '../tenant/fault.ts';
import type { HttpFailure } from '../tenant/http-failure.ts';
import { noteRequest } from '../tenant/note-request.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';

/** The header that tells the listener to cut the connection instead of answering. */
export const DROP_HEADER = 'x-emulator-drop-connection';

/** Applies the first queued fault that matches the request. */
export async function applyFaults(c: RequestContext, next: Next): Promise<Response | undefined> {
  const path = c.get('url').pathname;
  const isControl = path.startsWith('/_emulator') || c.req.method === 'OPTIONS';
  const fault = isControl ? undefined : c.var.tenant.faults.takeForRoute(c.req.method, path);
  if (fault === undefined) {
    await next();
    return undefined;
  }
  noteRequest(c, { fault: fault.kind ?? 'status' });
  if (fault.kind === 'delay') {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
    await next();
    return undefined;
  }
  return faultResponse(fault, path);
}

function faultResponse(fault: RouteFault, path: string): Response {
  const status = fault.status ?? 500;
  switch (fault.kind) {
    case 'html':
      return new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
        status: fault.status ?? 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'malformed-json':
      return new Response('{"statusCode":', {
        status: fault.status ?? 200,
        headers: { 'content-type': 'application/json' },
      });
    case 'empty':
      return new Response(null, { status });
    case 'drop':
      return new Response(null, { status: 502, headers: { [DROP_HEADER]: '1' } });
    case 'rate-limit':
      return rateLimitResponse(fault, path);
    default:
      return namedError(fault, path) ?? statusResponse(fault, status, path);
  }
}

/** The row of an error table that a fault names; the path says of which table. */
function namedError({ error, facts = [] }: RouteFault, path: string): Response | undefined {
  if (isMyAccount(path) && isMyAccountErrorName(error)) {
    return myAccountError(error, ...facts).toResponse();
  }
  return isManagementErrorName(error) ? managementError(error, ...facts).toResponse() : undefined;
}

function statusResponse(fault: RouteFault, status: number, path: string): Response {
  if (fault.body === undefined && status === 500 && isMyAccount(path)) {
    return myAccountError('serverError').toResponse();
  }
  return Response.json(fault.body ?? genericBody(status), {
    status,
    headers: fault.headers ?? {},
  });
}

function isMyAccount(path: string): boolean {
  return path.startsWith('/me/');
}

function genericBody(status: number): Readonly<Record<string, unknown>> {
  return {
    statusCode: status,
    error: status === 503 ? 'Service Unavailable' : 'Internal Server Error',
    message: 'An internal server error occurred',
  };
}

function rateLimitResponse(fault: RouteFault, path: string): Response {
  const response = rateLimitFailure(path).toResponse();
  if (fault.retryAfterSeconds !== undefined) {
    response.headers.set('retry-after', String(fault.retryAfterSeconds));
  }
  return response;
}

function rateLimitFailure(path: string): HttpFailure {
  if (isMyAccount(path)) {
    return myAccountError('rateLimit');
  }
  return path.startsWith('/api/v2/') ? managementError('rateLimit') : oauthError('rateLimited');
}
