import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { signingKeys } from './access-token/signing-keys.ts';
import { BackgroundTasks } from './call/background-tasks.ts';
import type { ProxyRoute } from './call/proxy-route.ts';
import type { ProxyServices } from './call/proxy-services.ts';
import type { ProfileProxyOptions } from './contract/profile-proxy-options.ts';
import { ManagedUsers } from './management-client/managed-users.ts';
import { ManagementClient } from './management-client/management-client.ts';
import { callHandlers } from './middleware/answer-call.ts';
import {
  answerProblem,
  methodNotAllowed,
  notFound,
  wrapThrownValues,
} from './middleware/answer-problem.ts';
import { authenticate } from './middleware/authenticate.ts';
import { authorize } from './middleware/authorize.ts';
import { cacheHeaders } from './middleware/cache-headers.ts';
import { crossOrigin } from './middleware/cross-origin.ts';
import { limitBody } from './middleware/limit-body.ts';
import { matchRoute } from './middleware/match-route.ts';
import type { ProxyEnvironment, ProxyPlatform } from './middleware/proxy-environment.ts';
import { reportCalls } from './middleware/report-calls.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { resolveOptions } from './options/resolve-options.ts';
import { enabledRoutes } from './routes/all-routes.ts';
import { publicPages } from './routes/public-pages.ts';

/**
 * A proxy: a `fetch` handler for Node, serverless and edge platforms. In another Hono app, with the
 * option `basePath`: `app.all('/api/profile/*', (context) => proxy.fetch(context.req.raw))`.
 */
export interface ProfileProxy {
  /**
   * Answers a request. A platform that ends with the response has to be passed, so that messages of
   * `sendEmailConfirmation` are still sent: the `ExecutionContext` of Cloudflare Workers.
   */
  readonly fetch: (request: Request, platform?: ProxyPlatform) => Promise<Response>;
  /** Waits for open requests and background tasks, then closes the store. */
  close(): Promise<void>;
}

/**
 * Creates the proxy.
 *
 * @throws InvalidOptionsError `invalid-options`, with every mistake in one message
 * @example
 * ```ts
 * import { createProfileProxy } from 'auth0-profile-proxy';
 *
 * const proxy = createProfileProxy({
 *   domain: 'tenant.eu.auth0.com',
 *   audience: 'https://profile-proxy.example/',
 *   clientId: 'AbC123dEf456',
 *   clientSecret: process.env['AUTH0_CLIENT_SECRET'] ?? '',
 *   allowedOrigins: ['https://app.example.com'],
 * });
 * export default { fetch: proxy.fetch };
 * ```
 */
export function createProfileProxy(options: ProfileProxyOptions): ProfileProxy {
  const resolved = resolveOptions(options);
  const client = new ManagementClient(resolved);
  const services: ProxyServices = {
    options: resolved,
    users: new ManagedUsers(client, resolved.visibleAttributes),
    keys: signingKeys(resolved),
  };
  const background = new BackgroundTasks();
  const app = buildApp(services, client, background);
  const openRequests = new BackgroundTasks();

  return {
    async fetch(request, platform) {
      const response = Promise.resolve(
        app.fetch(
          request,
          platform
            ? {
                waitUntil: (task) => {
                  platform.waitUntil(task);
                },
              }
            : {},
        ),
      );
      openRequests.add(response);
      return response;
    },
    async close() {
      await openRequests.settled();
      await background.settled();
      await resolved.store.close();
    },
  };
}

function buildApp(
  services: ProxyServices,
  client: ManagementClient,
  background: BackgroundTasks,
): Hono<ProxyEnvironment> {
  const { options } = services;
  const routes = enabledRoutes(services);
  const app = new Hono<ProxyEnvironment>();
  app.use(requestId({ limitLength: 64 }), reportCalls(options), wrapThrownValues());
  app.use(securityHeaders(options), cacheHeaders(), crossOrigin(options));
  app.onError(answerProblem).notFound(notFound);
  addRoutes(app, routes, { services, background });
  for (const { path, respond } of publicPages(services, routes, client)) {
    app.get(options.basePath + path, respond);
    app.all(options.basePath + path, methodNotAllowed(['GET']));
  }
  return app;
}

/** The order matters: authentication, permission and limits before the body is read. */
function addRoutes(
  app: Hono<ProxyEnvironment>,
  routes: readonly ProxyRoute[],
  { services, background }: { services: ProxyServices; background: BackgroundTasks },
): void {
  const { options } = services;
  const authenticated = authenticate(services);
  const bodyLimited = limitBody(options);
  const handlerOf = callHandlers(services, background);
  const pathOf = (route: ProxyRoute): string => options.basePath + honoPath(route.path);
  for (const route of routes) {
    const method = route.method.toUpperCase();
    app.on(method, pathOf(route), matchRoute(route), authenticated, authorize(route, options));
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

/** OpenAPI writes `{id}` where Hono writes `:id`. */
function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
