import type { RouteConfig, z } from '@hono/zod-openapi';
import type { RequiredPermission } from '../access-token/check-permission.ts';
import type { LimitName } from '../contract/profile-proxy-options.ts';
import type { RouteName } from '../contract/route-name.ts';
import { checkBody } from '../request-body/check-body.ts';
import type { Call, Recovery } from './call.ts';

/** A route whose body is not validated yet. */
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
  /** Whether it changes an account: then it is audited and accepts an `Idempotency-Key`. */
  readonly changes: boolean;
  readonly description: Pick<RouteConfig, 'summary' | 'description' | 'request' | 'responses'>;
  /** User id of the account, where it is not the caller's own. */
  readonly target?: (params: Readonly<Record<string, string>>) => string;
  readonly respond: (call: Call, json: unknown) => Promise<Response>;
  /** Finds out whether a change was made; absent where the account does not reveal it. */
  readonly recover?: ((call: Call, json: unknown) => Promise<Recovery>) | undefined;
}

/** Definition of a route with a body: the handler gets the validated body. */
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

/** Builds a route without a body. */
export function routeWithoutBody(
  definition: Omit<ProxyRoute, 'respond' | 'body' | 'query'> & {
    readonly query?: readonly string[];
    readonly handle: (call: Call) => Promise<Response>;
  },
): ProxyRoute {
  const { handle, ...route } = definition;
  return { query: [], ...route, body: undefined, respond: (call) => handle(call) };
}
