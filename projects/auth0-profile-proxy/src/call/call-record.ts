import type { Problem } from '../problem/problem.ts';
import type { CallNote } from './call.ts';
import type { ProxyRoute } from './proxy-route.ts';

/** What is known of a request when its response is sent: source of log line, metrics and audit. */
export interface CallRecord {
  readonly requestId: string;
  route?: ProxyRoute;
  /** Subject of the caller. */
  sub?: string;
  note?: CallNote;
  problem?: Problem;
}
