import { pino, type DestinationStream } from 'pino';
import type { ProxyLog } from '../contract/proxy-log.ts';

/** Options of {@link nodeLog}. */
export interface NodeLogOptions {
  /** Default `info`. */
  readonly level?: string;
  /** Default: standard output, see {@link nodeLog}. */
  readonly destination?: DestinationStream;
}

/** Lines are buffered for at most 50 ms: a write per line costs as much as its request. */
const buffering = { minLength: 16_000, periodicFlush: 50, sync: false } as const;

/**
 * Log by pino: one JSON line for each event on standard output. Lines are buffered for at most 50 ms
 * and written when the process exits; a process that is killed with SIGKILL may lose those lines.
 */
export function nodeLog({ level = 'info', destination }: NodeLogOptions = {}): ProxyLog {
  const log = pino({ level, base: null }, destination ?? pino.destination(buffering));
  return {
    info: (fields, message) => {
      log.info(fields, message);
    },
    warn: (fields, message) => {
      log.warn(fields, message);
    },
    error: (fields, message) => {
      log.error(fields, message);
    },
  };
}
