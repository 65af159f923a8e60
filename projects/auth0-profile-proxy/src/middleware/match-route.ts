import { createMiddleware } from 'hono/factory';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/** Records which route a request matched, for log, metrics and audit. */
export function matchRoute(route: ProxyRoute) {
  return createMiddleware<ProxyEnvironment>(async (context, next) => {
    context.get('record').route = route;
    await next();
  });
}
