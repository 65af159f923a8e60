import type { Next } from 'hono';
import { noteRequest } from '../tenant/note-request.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';
import { myAccountError } from './errors.ts';

/** Answers 404 to everything while the tenant has not activated the My Account API. */
export async function requireActivation(
  c: RequestContext,
  next: Next,
): Promise<Response | undefined> {
  if (c.var.tenant.seed.tenant?.my_account === undefined) {
    return unknownEndpoint(c);
  }
  await next();
  return undefined;
}

/** Answers a request to an endpoint that does not exist. */
export function unknownEndpoint(c: RequestContext): Response {
  noteRequest(c, { notImplemented: true });
  const resource = `${c.req.method} ${c.get('url').pathname}`;
  return myAccountError('notFound', resource).toResponse();
}
