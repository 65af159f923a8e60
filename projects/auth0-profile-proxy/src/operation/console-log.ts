import type { LogFields, ProxyLog } from '../contract/proxy-log.ts';

/** Log for platforms that collect the console: one JSON line for each event. */
export function consoleLog(output: Pick<Console, 'info' | 'warn' | 'error'> = console): ProxyLog {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (fields: LogFields, message: string): void => {
      const line = { level, time: new Date().toISOString(), ...fields, msg: message };
      output[level](JSON.stringify(line));
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
