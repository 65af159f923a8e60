import { Hono, type Context } from 'hono';
import { signingKeys } from './access-token/signing-keys.ts';
import { addCorsHeaders, checkOrigin, preflightResponse } from './cross-origin/cross-origin.ts';
import { addSecurityHeaders } from './cross-origin/security-headers.ts';
import { ManagedUsers } from './management-client/managed-users.ts';
import { ManagementClient } from './management-client/management-client.ts';
import { requestIdOf, type CallRecord } from './operation/call-record.ts';
import { reportCall } from './operation/report-call.ts';
import type { ProfileProxyOptions } from './options/profile-proxy-options.ts';
import { resolveOptions } from './options/resolve-options.ts';
import type { ResolvedOptions } from './options/resolved-options.ts';
import { problemResponse } from './problem/problem-response.ts';
import { Problem } from './problem/problem.ts';
import { enabledRoutes } from './routes/all-routes.ts';
import { callHandler } from './routes/handle-call.ts';
import type { ProxyRoute, ProxyServices } from './routes/proxy-route.ts';
import { publicPages } from './routes/public-pages.ts';

/**
 * A proxy: a `fetch` handler for Node, serverless and edge platforms. In another Hono app, with the
 * option `basePath`: `app.all('/api/profile/*', (context) => proxy.fetch(context.req.raw))`.
 */
export interface ProfileProxy {
  /** Answers a request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Waits for requests that are being answered, and lets go of the store. */
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
  const users = new ManagedUsers(client, resolved.visibleAttributes);
  const keys = signingKeys(resolved.tenantOrigin, resolved.fetch);
  const services: ProxyServices = { options: resolved, users, keys };
  const routes = enabledRoutes(services);
  const handle = callHandler(services);
  const app = new Hono().basePath(resolved.basePath);
  const inFlight = new Set<Promise<Response>>();

  const answer = (
    context: Context,
    route: ProxyRoute | undefined,
    respond: (record: CallRecord) => Response | Promise<Response>,
  ): Promise<Response> => {
    const response = answerRequest(context.req.raw, { route, options: resolved, respond });
    inFlight.add(response);
    return response.finally(() => inFlight.delete(response));
  };

  for (const path of new Set(routes.map((route) => route.path))) {
    const atPath = routes.filter((route) => route.path === path);
    const methods = atPath.map(({ method }) => method.toUpperCase());
    for (const route of atPath) {
      app.on(route.method.toUpperCase(), honoPath(path), (context) =>
        answer(context, route, (record) =>
          handle(context.req.raw, { route, params: context.req.param(), record }),
        ),
      );
    }
    app.all(honoPath(path), (context) =>
      answer(context, undefined, () => otherMethod(context, methods)),
    );
  }
  for (const { path, respond } of publicPages(services, routes, client)) {
    app.get(path, (context) => answer(context, undefined, respond));
    app.all(path, (context) => answer(context, undefined, () => otherMethod(context, ['GET'])));
  }
  app.all('*', (context) => answer(context, undefined, notFound));

  return {
    fetch: async (request) => app.fetch(request),
    async close() {
      await Promise.allSettled(inFlight);
      await resolved.store.close();
    },
  };
}

/** Answers a request, whatever happens, with a response that is complete and has been reported. */
async function answerRequest(
  request: Request,
  call: {
    readonly route: ProxyRoute | undefined;
    readonly options: ResolvedOptions;
    readonly respond: (record: CallRecord) => Response | Promise<Response>;
  },
): Promise<Response> {
  const { route, options } = call;
  const started = performance.now();
  const record: CallRecord = { requestId: requestIdOf(request.headers) };
  let origin: string | undefined;
  let response: Response;
  try {
    origin = checkOrigin(request, options);
    response = await call.respond(record);
  } catch (error) {
    record.problem = asProblem(error);
    response = problemResponse(record.problem, record.requestId);
  }
  const { headers } = response;
  headers.set('x-request-id', record.requestId);
  addCorsHeaders(headers, origin);
  addSecurityHeaders(headers, options.publicUrl);
  const seconds = (performance.now() - started) / 1000;
  await reportCall({ request, route, record, status: response.status, seconds }, options);
  return response;
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  return new Problem('internal-error', 'The proxy failed. Its log has the request id.', {
    cause: error,
  });
}

function otherMethod({ req }: Context, methods: readonly string[]): Response {
  if (req.method === 'OPTIONS' && req.header('access-control-request-method')) {
    return preflightResponse(methods);
  }
  throw new Problem('method-not-allowed', `Use one of: ${methods.join(', ')}.`, { allow: methods });
}

function notFound(): never {
  throw new Problem('not-found', 'This path is not served. See /docs for the ones that are.');
}

/** OpenAPI writes `{id}` where Hono writes `:id`. */
function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
