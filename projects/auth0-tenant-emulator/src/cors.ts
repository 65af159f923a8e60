import type { MiddlewareHandler } from 'hono';
import { isAllowedUrl } from './authentication-api/authorize/check-redirect-uri.ts';
import type { TenantContext, TenantEnv } from './tenant-context.ts';

const EXPOSED = [
  'dpop-nonce',
  'retry-after',
  'www-authenticate',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];
const METHODS = 'GET,POST,PATCH,PUT,DELETE,OPTIONS';
const PREFLIGHT_SECONDS = '600';

/** Answers preflights and lets the pages of known applications, and of this machine, read answers. */
export function cors(tenant: TenantContext): MiddlewareHandler<TenantEnv> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const allowed = origin !== undefined && isKnownOrigin(tenant, origin);
    if (c.req.method === 'OPTIONS') {
      const headers = new Headers({ vary: 'Origin, Access-Control-Request-Headers' });
      if (allowed) {
        headers.set('access-control-allow-origin', origin);
        headers.set('access-control-allow-credentials', 'true');
        headers.set('access-control-allow-methods', METHODS);
        headers.set(
          'access-control-allow-headers',
          c.req.header('access-control-request-headers') ?? 'authorization,content-type',
        );
        headers.set('access-control-max-age', PREFLIGHT_SECONDS);
      }
      return new Response(null, { status: 204, headers });
    }
    await next();
    c.res.headers.append('vary', 'Origin');
    if (!allowed) {
      return;
    }
    c.res.headers.set('access-control-allow-origin', origin);
    c.res.headers.set('access-control-allow-credentials', 'true');
    c.res.headers.set('access-control-expose-headers', EXPOSED.join(', '));
    return;
  };
}

/** Whether a page of this origin may talk to the tenant. */
export function isKnownOrigin(tenant: TenantContext, origin: string): boolean {
  if (!URL.canParse(origin)) {
    return false;
  }
  if (['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)) {
    return true;
  }
  return [...tenant.state.applications.values()].some((application) =>
    isAllowedUrl(application.web_origins, origin),
  );
}
