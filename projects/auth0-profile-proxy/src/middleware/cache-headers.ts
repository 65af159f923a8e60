import { createMiddleware } from 'hono/factory';

/** No response may be stored (RFC 9111, section 5.2.2.5), and each depends on the web origin. */
export function cacheHeaders() {
  return createMiddleware(async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('cache-control', 'no-store');
    headers.append('vary', 'Origin');
  });
}
