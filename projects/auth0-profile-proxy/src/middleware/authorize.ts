import { createMiddleware } from 'hono/factory';
import { checkPermission } from '../access-token/check-permission.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { countCall } from '../limits/caller-limits.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/** Checks that the caller has the permission of a route, then counts the call against its limit. */
export function authorize(route: ProxyRoute, options: Pick<ResolvedOptions, 'limits' | 'store'>) {
  return createMiddleware<ProxyEnvironment>(async (context, next) => {
    const caller = context.get('caller');
    checkPermission(caller, route.permission);
    await countCall(options, { sub: caller.sub, route: route.name, limit: route.limit });
    await next();
  });
}
