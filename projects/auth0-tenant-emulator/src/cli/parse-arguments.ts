import { parseArgs } from 'node:util';
import { TenantError } from '../tenant-error.ts';

/** What the command line asks for. */
export interface CliArguments {
  help: boolean;
  port: number;
  seed?: string;
  host?: string;
  bindBeyondLoopback: boolean;
  quiet: boolean;
}

/**
 * Reads the command line.
 *
 * @throws TenantError `invalid-argument`
 */
export function parseArguments(args: readonly string[]): CliArguments {
  const values = parse(args);
  const beyond = values['i-know-this-is-not-auth0-and-bind-to'];
  const host = beyond ?? values.host;
  return {
    help: values.help,
    port: portOf(values.port, '--port'),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(host === undefined ? {} : { host }),
    bindBeyondLoopback: beyond !== undefined,
    quiet: values.quiet,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        port: { type: 'string', short: 'p', default: '4400' },
        seed: { type: 'string', short: 's' },
        host: { type: 'string' },
        quiet: { type: 'boolean', short: 'q', default: false },
        'i-know-this-is-not-auth0-and-bind-to': { type: 'string' },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TenantError('invalid-argument', `${reason} Run with --help to see every option.`, {
      cause,
    });
  }
}

function portOf(text: string, option: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new TenantError(
    'invalid-argument',
    `${option} is "${text}", which is no port. Write a number from 0 to 65535.`,
  );
}
