import type { RouteConfig, z } from '@hono/zod-openapi';
import type { Caller } from '../access-token/caller.ts';
import type { RequiredPermission } from '../access-token/check-permission.ts';
import type { LimitName } from '../limits/caller-limits.ts';
import type { ManagedUsers } from '../management-client/managed-users.ts';
import type { ResolvedOptions } from '../options/resolved-options.ts';
import { checkBody } from '../request-body/check-body.ts';
import type { RouteName } from './route-name.ts';

/** What routes work with. */
export interface ProxyServices {
  readonly options: ResolvedOptions;
  readonly users: ManagedUsers;
}

/** What the log and the audit event tell about a call; routes fill it in. */
export interface CallNote {
  fields: readonly string[];
  target: string;
}

/** A verified call of a route. */
export interface Call {
  readonly caller: Caller;
  readonly requestId: string;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly note: CallNote;
}

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
  respond(call: Call, json: unknown): Promise<Response>;
}

/** A route as its file defines it: the handler gets the body its schema promises. */
export type RouteDefinition<Body extends z.ZodType> = Omit<
  ProxyRoute,
  'respond' | 'body' | 'query'
> & {
  readonly query?: readonly string[];
  readonly body: Body;
  handle(call: Call, body: z.output<Body>): Promise<Response>;
};

/** Builds a route with a body. */
export function routeWithBody<Body extends z.ZodType>(
  definition: RouteDefinition<Body>,
): ProxyRoute {
  const { handle, ...route } = definition;
  return {
    query: [],
    ...route,
    respond: (call, json) => handle(call, checkBody(route.body, json)),
  };
}

/** Builds a route that takes no body. */
export function routeWithoutBody(
  definition: Omit<ProxyRoute, 'respond' | 'body' | 'query'> & {
    readonly query?: readonly string[];
    handle(call: Call): Promise<Response>;
  },
): ProxyRoute {
  const { handle, ...route } = definition;
  return { query: [], ...route, body: undefined, respond: (call) => handle(call) };
}
