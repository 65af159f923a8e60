import { createMiddleware } from 'hono/factory';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { externalUrl } from '../url/external-url.ts';

const REQUEST_HEADERS =
  'authorization, content-type, dpop, if-match, idempotency-key, profile-user, x-request-id, auth0-client';
const RESPONSE_HEADERS = 'etag, retry-after, x-request-id, www-authenticate, idempotency-replayed';

type OriginOptions = Pick<ResolvedOptions, 'allowedOrigins' | 'publicUrl' | 'basePath'>;

/**
 * Lets pages of the allowed origins read responses and refuses every other origin, "null" included.
 * Credentials (cookies) are never allowed.
 */
export function crossOrigin(options: OriginOptions) {
  return createMiddleware(async (context, next) => {
    const origin = corsOrigin(context.req.raw, options);
    await next();
    if (origin === undefined) {
      return;
    }
    const { headers } = context.res;
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-expose-headers', RESPONSE_HEADERS);
  });
}

/** Answers a preflight request of an origin that is allowed. */
export function preflightResponse(methods: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': REQUEST_HEADERS,
      'access-control-max-age': '600',
    },
  });
}

/** The origin CORS headers have to name; `undefined` without one and for the proxy's own. */
function corsOrigin(request: Request, options: OriginOptions): string | undefined {
  const origin = request.headers.get('origin');
  if (origin === null) {
    return undefined;
  }
  if (options.allowedOrigins.has(origin)) {
    return origin;
  }
  if (origin === externalUrl(request, options).origin) {
    return undefined;
  }
  throw new Problem(
    'origin-not-allowed',
    'The web origin of this request is not in the allow-list of the proxy (allowedOrigins).',
  );
}
