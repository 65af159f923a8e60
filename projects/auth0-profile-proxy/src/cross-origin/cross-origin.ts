import { externalUrl } from '../options/external-url.ts';
import type { ResolvedOptions } from '../options/resolved-options.ts';
import { Problem } from '../problem/problem.ts';

const REQUEST_HEADERS =
  'authorization, content-type, dpop, if-match, idempotency-key, profile-user, x-request-id, auth0-client';
const RESPONSE_HEADERS = 'etag, retry-after, x-request-id, www-authenticate, idempotency-replayed';

/**
 * The origin of a request when CORS headers have to name it; `undefined` when there is none or
 * the page and the proxy share one.
 *
 * @throws Problem `origin-not-allowed` for any other origin, "null" included
 */
export function checkOrigin(
  request: Request,
  options: Pick<ResolvedOptions, 'allowedOrigins' | 'publicUrl' | 'basePath'>,
): string | undefined {
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

/** Adds what lets a page of an allowed origin read the answer. Credentials are never allowed. */
export function addCorsHeaders(headers: Headers, origin: string | undefined): void {
  headers.append('vary', 'Origin');
  if (origin === undefined) {
    return;
  }
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', RESPONSE_HEADERS);
}
