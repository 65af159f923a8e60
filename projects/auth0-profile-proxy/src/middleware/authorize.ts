import { createMiddleware } from 'hono/factory';
import { checkPermission } from '../access-token/check-permission.ts';
import { useProofOnce } from '../access-token/dpop-proof.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { countCall } from '../limits/caller-limits.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/**
 * Checks that the caller has the permission of a route, counts the call against its limit, and only
 * then stores that the DPoP proof was used.
 */
export function authorize(route: ProxyRoute, options: ResolvedOptions) {
  return createMiddleware<ProxyEnvironment>(async (context, next) => {
    const caller = context.get('caller');
    checkPermission(caller, route.permission, options);
    await countCall(options, { sub: caller.sub, route: route.name, limit: route.limit });
    if (caller.proof) {
      await useProofOnce(caller.proof, caller.sub, options);
    }
    await next();
  });
}
