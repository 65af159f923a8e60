import type { RequestIdVariables } from 'hono/request-id';
import type { Caller } from '../access-token/caller.ts';
import type { CallRecord } from '../call/call-record.ts';

/** Values the middleware of the proxy keeps in Hono's context. */
export interface ProxyEnvironment {
  Variables: RequestIdVariables & {
    record: CallRecord;
    /** Set by `authenticate`. */
    caller: Caller;
  };
}
