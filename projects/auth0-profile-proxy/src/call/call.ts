import type { Caller } from '../access-token/caller.ts';
import type { RouteName } from '../contract/route-name.ts';
import type { CallContext } from '../management-client/call-context.ts';

/** Facts for the log and the audit event; routes set them. */
export interface CallNote {
  fields: readonly string[];
  target: string;
  /** `updated_at` of the account after the change. */
  updatedAt?: string;
}

/** A verified call of a route. */
export interface Call {
  readonly route: RouteName;
  readonly caller: Caller;
  readonly requestId: string;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly note: CallNote;
  /** For which user, and until when, the Management API is called. */
  readonly context: CallContext;
  readonly idempotencyKey: string | undefined;
  /** Runs what the response must not wait for; the task must not reject. */
  readonly runInBackground: (task: Promise<void>) => void;
}

/** What the account reveals about a change whose response was lost. */
export interface Recovery {
  /** The response, when the account has the change. */
  readonly response: Response | undefined;
  readonly updatedAt: string | undefined;
}
