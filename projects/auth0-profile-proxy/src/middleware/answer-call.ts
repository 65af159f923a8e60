import type { Handler } from 'hono';
import type { BackgroundTasks } from '../call/background-tasks.ts';
import type { Call } from '../call/call.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { ProxyServices } from '../call/proxy-services.ts';
import { updatedAtOf } from '../contract/upstream-user.ts';
import { idempotencyKeyOf } from '../idempotency/idempotency-key.ts';
import { KeyedChanges } from '../idempotency/keyed-changes.ts';
import { readJsonBody, type JsonBody } from '../request-body/read-json-body.ts';
import { checkQuery } from '../routes/check-query.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/** The object that is the body, and `user_metadata` in it. */
const OUTER_DEPTH = 2;

/** Time a call may take beyond its attempts: for locks and a new Management API token. */
const EXTRA_MS = 5000;

/** Builds the handler of a route: reads the body and makes a change once per `Idempotency-Key`. */
export function callHandlers(services: ProxyServices, background: BackgroundTasks) {
  const { options } = services;
  const keyedChanges = new KeyedChanges(options);
  const { attempts, timeoutMs, maxWaitMs, budgetWaitMs } = options.upstream;
  const longestCallMs = attempts * (timeoutMs + maxWaitMs + budgetWaitMs) + EXTRA_MS;

  return (route: ProxyRoute): Handler<ProxyEnvironment> =>
    async (context) => {
      const request = context.req.raw;
      const params = context.req.param();
      const caller = context.get('caller');
      const note = { fields: [], target: route.target?.(params) ?? caller.sub };
      context.get('record').note = note;
      const notAfter = options.clock() + longestCallMs;
      const call: Call = {
        route: route.name,
        caller,
        requestId: context.get('requestId'),
        headers: request.headers,
        params,
        query: checkQuery(request, route.query),
        note,
        context: { actor: caller.sub, notAfter, leaseUntil: notAfter + timeoutMs + 1000 },
        idempotencyKey: route.changes ? idempotencyKeyOf(request.headers) : undefined,
        runInBackground: (task) => {
          background.add(task);
          context.env.waitUntil?.(task);
        },
      };
      const body = route.body ? await readBody(request, services) : undefined;
      if (call.idempotencyKey === undefined) {
        return route.respond(call, body?.value);
      }
      return keyedChanges.run({
        key: call.idempotencyKey,
        sub: caller.sub,
        request: JSON.stringify([route.name, params, body?.text, request.headers.get('if-match')]),
        note,
        leaseUntil: call.context.leaseUntil,
        make: () => route.respond(call, body?.value),
        recover: route.recover && (async () => route.recover?.(call, body?.value)),
        readUpdatedAt: async () =>
          updatedAtOf(await services.users.read(note.target, call.context)),
      });
    };
}

function readBody(request: Request, { options }: ProxyServices): Promise<JsonBody> {
  return readJsonBody(request, {
    maxBytes: options.limits.bodyBytes,
    maxDepth: OUTER_DEPTH + (options.metadata?.maxDepth ?? 0),
  });
}
