import type { AccessTokenVerifier } from '../access-token/verify-access-token.ts';
import { checkPermission } from '../access-token/check-permission.ts';
import { countCall } from '../limits/caller-limits.ts';
import { readJsonBody } from '../request-body/read-json-body.ts';
import { checkQuery } from './check-query.ts';
import type { CallRecord } from '../operation/call-record.ts';
import type { Call, ProxyRoute, ProxyServices } from './proxy-route.ts';

/** Deepest nesting of a body: the object, `user_metadata`, and what may be in it. */
const outerDepth = 2;

/**
 * One call from token to answer. The order matters: who calls, whether they may, how often, and
 * only then what they sent.
 */
export async function handleCall(
  request: Request,
  route: ProxyRoute,
  context: {
    readonly services: ProxyServices;
    readonly verify: AccessTokenVerifier;
    readonly params: Readonly<Record<string, string>>;
    readonly record: CallRecord;
  },
): Promise<Response> {
  const { services, record } = context;
  const { options } = services;
  const caller = await context.verify(request);
  record.sub = caller.sub;
  record.note = { fields: [], target: caller.sub };
  checkPermission(caller, route.permission);
  await countCall(options, { sub: caller.sub, route: route.name, limit: route.limit });
  const query = checkQuery(request, route.query);
  const call: Call = {
    caller,
    requestId: record.requestId,
    headers: request.headers,
    params: context.params,
    query,
    note: record.note,
  };
  if (!route.body) return route.respond(call, undefined);
  const body = await readJsonBody(request, {
    maxBytes: options.limits.bodyBytes,
    maxDepth: outerDepth + (options.metadata?.maxDepth ?? 0),
  });
  return route.respond(call, body.value);
}
