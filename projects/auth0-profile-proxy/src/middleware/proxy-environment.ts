import type { RequestIdVariables } from 'hono/request-id';
import type { Caller } from '../access-token/caller.ts';
import type { CallRecord } from '../call/call-record.ts';
import type { StoredSession } from '../session/session.ts';

/** What a platform offers for work after the response, as Cloudflare Workers do. */
export interface ProxyPlatform {
  waitUntil(task: Promise<unknown>): void;
}

/** Values the middleware of the proxy keeps in Hono's context. */
export interface ProxyEnvironment {
  Bindings: Partial<ProxyPlatform>;
  Variables: RequestIdVariables & {
    record: CallRecord;
    /** Set by `authenticate`. */
    caller: Caller;
    /** Set by `identifySession`. */
    session: StoredSession;
  };
}
