import { checkIntendedUser } from '../access-token/check-intended-user.ts';
import { checkPermission } from '../access-token/check-permission.ts';
import { accessTokenVerifier } from '../access-token/verify-access-token.ts';
import { idempotencyKeyOf } from '../idempotency/idempotency-key.ts';
import { KeyedChanges } from '../idempotency/keyed-changes.ts';
import { countCall } from '../limits/caller-limits.ts';
import type { CallRecord } from '../operation/call-record.ts';
import { updatedAtOf } from '../profile/profile-view.ts';
import { readJsonBody, type JsonBody } from '../request-body/read-json-body.ts';
import { checkQuery } from './check-query.ts';
import type { Call, ProxyRoute, ProxyServices } from './proxy-route.ts';

/** A request that matched a route. */
export interface RoutedRequest {
  readonly route: ProxyRoute;
  readonly params: Readonly<Record<string, string>>;
  readonly record: CallRecord;
}

/** The object that is the body, and `user_metadata` in it. */
const OUTER_DEPTH = 2;

/** Time a call may take beyond its attempts: for locks and a new Management API token. */
const EXTRA_MS = 5000;

/**
 * Builds the way of a call from token to answer. The order matters: who calls, whether they may,
 * how often, and only then what they sent.
 */
export function callHandler(services: ProxyServices) {
  const { options } = services;
  const verify = accessTokenVerifier(options, services.keys);
  const keyedChanges = new KeyedChanges(options);
  const { attempts, timeoutMs, maxWaitMs, budgetWaitMs } = options.upstream;
  const longestCallMs = attempts * (timeoutMs + maxWaitMs + budgetWaitMs) + EXTRA_MS;

  return async (request: Request, { route, params, record }: RoutedRequest): Promise<Response> => {
    const caller = await verify(request);
    record.sub = caller.sub;
    record.note = { fields: [], target: caller.sub };
    checkIntendedUser(request.headers, caller.sub);
    checkPermission(caller, route.permission);
    await countCall(options, { sub: caller.sub, route: route.name, limit: route.limit });
    if (route.target) {
      record.note.target = route.target(params);
    }
    const call: Call = {
      caller,
      requestId: record.requestId,
      headers: request.headers,
      params,
      query: checkQuery(request, route.query),
      note: record.note,
      on: { actor: caller.sub, notAfter: options.clock() + longestCallMs },
    };
    const body = route.body ? await readBody(request, services) : undefined;
    const key = route.changes ? idempotencyKeyOf(request.headers) : undefined;
    if (key === undefined) {
      return route.respond(call, body?.value);
    }
    return keyedChanges.run({
      key,
      sub: caller.sub,
      request: JSON.stringify([route.name, params, body?.text, request.headers.get('if-match')]),
      note: call.note,
      leaseUntil: call.on.notAfter + timeoutMs + 1000,
      make: () => route.respond(call, body?.value),
      recover: route.recover && (async () => route.recover?.(call, body?.value)),
      readUpdatedAt: async () => updatedAtOf(await services.users.read(call.note.target, call.on)),
    });
  };
}

function readBody(request: Request, { options }: ProxyServices): Promise<JsonBody> {
  return readJsonBody(request, {
    maxBytes: options.limits.bodyBytes,
    maxDepth: OUTER_DEPTH + (options.metadata?.maxDepth ?? 0),
  });
}
