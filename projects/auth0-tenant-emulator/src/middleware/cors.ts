import type { Next } from 'hono';
import { isKnownOrigin } from '../tenant/known-origin.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';

const EXPOSED_HEADERS = [
  'dpop-nonce',
  'location',
  'retry-after',
  'www-authenticate',
  'x-auth0-error-kind',
  'x-correlation-id',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];
const METHODS = 'GET,POST,PATCH,PUT,DELETE,OPTIONS';
const PREFLIGHT_SECONDS = '600';

/** Answers preflights, and lets the pages of known applications and of this machine read responses. */
export async function cors(c: RequestContext, next: Next): Promise<Response | undefined> {
  const origin = c.req.header('origin');
  const allowed = origin !== undefined && isKnownOrigin(c.var.tenant, origin);
  if (c.req.method === 'OPTIONS') {
    const requested = c.req.header('access-control-request-headers');
    return preflightResponse(allowed ? origin : undefined, requested);
  }
  await next();
  c.res.headers.append('vary', 'Origin');
  if (allowed) {
    c.res.headers.set('access-control-allow-origin', origin);
    c.res.headers.set('access-control-allow-credentials', 'true');
    c.res.headers.set('access-control-expose-headers', EXPOSED_HEADERS.join(', '));
  }
  return undefined;
}

function preflightResponse(
  allowedOrigin: string | undefined,
  requestedHeaders = 'authorization,content-type',
): Response {
  const headers = new Headers({ vary: 'Origin, Access-Control-Request-Headers' });
  if (allowedOrigin !== undefined) {
    headers.set('access-control-allow-origin', allowedOrigin);
    headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-allow-methods', METHODS);
    headers.set('access-control-allow-headers', requestedHeaders);
    headers.set('access-control-max-age', PREFLIGHT_SECONDS);
  }
  return new Response(null, { status: 204, headers });
}
