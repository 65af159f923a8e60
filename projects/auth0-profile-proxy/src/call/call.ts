import type { Caller } from '../access-token/caller.ts';
import type { CallContext } from '../management-client/call-context.ts';

/** What the log and the audit event tell about a call; routes fill it in. */
export interface CallNote {
  fields: readonly string[];
  target: string;
  /** `updated_at` of the account after the change. */
  updatedAt?: string;
}

/** A verified call of a route. */
export interface Call {
  readonly caller: Caller;
  readonly requestId: string;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly note: CallNote;
  /** For which user, and until when, the Management API is called. */
  readonly context: CallContext;
}

/** What an account shows of a change whose answer was lost. */
export interface Recovery {
  /** The answer, when the account shows the change. */
  readonly response: Response | undefined;
  readonly updatedAt: string | undefined;
}
