import type { Problem } from '../problem/problem.ts';
import type { CallNote } from '../routes/proxy-route.ts';

/** What is known of a request when its answer leaves: source of log line, metrics and audit. */
export interface CallRecord {
  readonly requestId: string;
  sub?: string;
  note?: CallNote;
  problem?: Problem;
}

/** Takes a caller's request id when it is harmless, else makes one. */
export function requestIdOf(headers: Headers): string {
  const sent = headers.get('x-request-id');
  return sent !== null && /^[A-Za-z0-9_-]{8,64}$/.test(sent) ? sent : crypto.randomUUID();
}
