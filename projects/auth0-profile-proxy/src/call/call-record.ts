import type { Problem } from '../problem/problem.ts';
import type { CallNote } from './call.ts';
import type { ProxyRoute } from './proxy-route.ts';

/** What is known of a request when its response is sent: source of log line, metrics and audit. */
export interface CallRecord {
  readonly requestId: string;
  route?: ProxyRoute;
  /** Name of a route of the BFF, where it is none of the profile's. */
  bffRoute?: string;
  /** Finds the login that provides what is missing, in a BFF. */
  loginUrl?: (problem: Problem) => string | undefined;
  /** Subject of the caller. */
  sub?: string;
  note?: CallNote;
  problem?: Problem;
}
