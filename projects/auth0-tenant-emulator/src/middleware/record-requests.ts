import type { MiddlewareHandler } from 'hono';
import { isoTime } from '../common/clock.ts';
import type { LoggedRequest } from '../tenant/request-log.ts';
import type { TenantContext, TenantEnv } from '../tenant/tenant-context.ts';

/** Sets what every request carries, and adds the request to the log once it is answered. */
export function recordRequests(
  tenant: TenantContext,
  onRequest?: (request: LoggedRequest) => void,
): MiddlewareHandler<TenantEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    c.set('tenant', tenant);
    c.set('url', url);
    c.set('issuer', `${url.origin}${tenant.platform.basePath}/`);
    c.set('notes', {});
    c.set('cookies', []);
    await next();
    for (const cookie of c.get('cookies')) {
      tenant.platform.setCookie(c.res, cookie);
    }
    if (url.pathname.startsWith('/_emulator')) {
      return;
    }
    const logged = tenant.requests.add({
      at: isoTime(tenant.clock),
      method: c.req.method,
      path: url.pathname,
      status: c.res.status,
      ...c.get('notes'),
    });
    onRequest?.(logged);
  };
}
