import { pino, type DestinationStream } from 'pino';
import type { ProxyLog } from '../operation/proxy-log.ts';

/** Options of {@link nodeLog}. */
export interface NodeLogOptions {
  /** Default `info`. */
  readonly level?: string;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/** Log by pino: one JSON line for each event on standard output. */
export function nodeLog({ level = 'info', destination }: NodeLogOptions = {}): ProxyLog {
  const settings = { level, base: null };
  const log = destination ? pino(settings, destination) : pino(settings);
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
