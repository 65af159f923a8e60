import type { RouteConfig, z } from '@hono/zod-openapi';
import type { RequiredPermission } from '../access-token/check-permission.ts';
import type { LimitName } from '../contract/profile-proxy-options.ts';
import type { RouteName } from '../contract/route-name.ts';
import { checkBody } from '../request-body/check-body.ts';
import type { Call, Recovery } from './call.ts';

/** A route as it is served: the body is still to be checked. */
export interface ProxyRoute {
  readonly name: RouteName;
  readonly method: 'get' | 'patch' | 'post' | 'delete';
  /** With parameters as OpenAPI writes them: `/users/{id}`. */
  readonly path: string;
  readonly permission: RequiredPermission;
  readonly limit: LimitName;
  /** Names of the query parameters; any other is refused. */
  readonly query: readonly string[];
  readonly body: z.ZodType | undefined;
  /** Whether it changes an account: then it is audited and takes an `Idempotency-Key`. */
  readonly changes: boolean;
  readonly description: Pick<RouteConfig, 'summary' | 'description' | 'request' | 'responses'>;
  /** Whose account it is about, where that is not the caller's own. */
  readonly target?: (params: Readonly<Record<string, string>>) => string;
  readonly respond: (call: Call, json: unknown) => Promise<Response>;
  /** Looks whether a change was made; absent where the account does not show it. */
  readonly recover?: ((call: Call, json: unknown) => Promise<Recovery>) | undefined;
}

/** A route as its file defines it: the handler gets the body its schema promises. */
export type RouteDefinition<Body extends z.ZodType> = Omit<
  ProxyRoute,
  'respond' | 'recover' | 'body' | 'query'
> & {
  readonly query?: readonly string[];
  readonly body: Body;
  readonly handle: (call: Call, body: z.output<Body>) => Promise<Response>;
  readonly recover?: (call: Call, body: z.output<Body>) => Promise<Recovery>;
};

/** Builds a route with a body. */
export function routeWithBody<Body extends z.ZodType>(
  definition: RouteDefinition<Body>,
): ProxyRoute {
  const { handle, recover, ...route } = definition;
  return {
    query: [],
    ...route,
    respond: (call, json) => handle(call, checkBody(route.body, json)),
    recover: recover && ((call, json) => recover(call, checkBody(route.body, json))),
  };
}

/** Builds a route that takes no body. */
export function routeWithoutBody(
  definition: Omit<ProxyRoute, 'respond' | 'body' | 'query'> & {
    readonly query?: readonly string[];
    readonly handle: (call: Call) => Promise<Response>;
  },
): ProxyRoute {
  const { handle, ...route } = definition;
  return { query: [], ...route, body: undefined, respond: (call) => handle(call) };
}
