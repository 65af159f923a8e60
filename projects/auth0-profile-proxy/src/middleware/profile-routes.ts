import type { Hono, MiddlewareHandler } from 'hono';
import type { BackgroundTasks } from '../call/background-tasks.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { ProxyServices } from '../call/proxy-services.ts';
import type { PublicPage } from '../routes/public-pages.ts';
import { callHandlers } from './answer-call.ts';
import { methodNotAllowed } from './answer-problem.ts';
import { authorize } from './authorize.ts';
import { limitBody } from './limit-body.ts';
import { matchRoute } from './match-route.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/** What the profile routes need besides their definitions. */
export interface ProfileRouteSetup {
  readonly services: ProxyServices;
  readonly background: BackgroundTasks;
  /** Sets the caller: from an access token, or from a session. */
  readonly identify: MiddlewareHandler<ProxyEnvironment>;
}

/**
 * Adds the profile routes to an app. The order matters: authentication, permission and limits before
 * the body is read.
 */
export function addProfileRoutes(
  app: Hono<ProxyEnvironment>,
  routes: readonly ProxyRoute[],
  { services, background, identify }: ProfileRouteSetup,
): void {
  const { options } = services;
  const bodyLimited = limitBody(options);
  const handlerOf = callHandlers(services, background);
  const pathOf = (route: ProxyRoute): string => options.basePath + honoPath(route.path);
  for (const route of routes) {
    const method = route.method.toUpperCase();
    app.on(method, pathOf(route), matchRoute(route), identify, authorize(route, options));
    if (route.body) {
      app.on(method, pathOf(route), bodyLimited);
    }
    app.on(method, pathOf(route), handlerOf(route));
  }
  for (const path of new Set(routes.map(pathOf))) {
    const methods = routes.filter((route) => pathOf(route) === path);
    app.all(path, methodNotAllowed(methods.map(({ method }) => method.toUpperCase())));
  }
}

/** Adds pages that anybody may read to an app. */
export function addPublicPages(
  app: Hono<ProxyEnvironment>,
  basePath: string,
  pages: readonly PublicPage[],
): void {
  for (const { path, respond } of pages) {
    app.get(basePath + path, respond);
    app.all(basePath + path, methodNotAllowed(['GET']));
  }
}

/** OpenAPI writes `{id}` where Hono writes `:id`. */
function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
