import { parseArgs } from 'node:util';
import { defined } from '../common/defined.ts';
import type { Fault } from '../tenant/fault.ts';
import { readFault } from '../faults/read-fault.ts';
import { isJsonObject } from '../common/json.ts';
import { TenantError } from '../common/tenant-error.ts';

/** The options of the command line. */
export interface CliArguments {
  help: boolean;
  port: number;
  seed?: string;
  domain?: string;
  customDomains?: string[];
  stateFile?: string;
  tls?: { port: number };
  faults: Fault[];
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
  const customDomains = values['custom-domain'];
  return {
    help: values.help,
    port: portOf(values.port, '--port'),
    ...defined({
      seed: values.seed,
      host,
      domain: values.domain,
      customDomains,
      stateFile: values.state,
    }),
    ...(values.tls || values['tls-port'] !== undefined
      ? { tls: { port: portOf(values['tls-port'] ?? '4443', '--tls-port') } }
      : {}),
    faults: (values.fault ?? []).map(faultOf),
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
        domain: { type: 'string' },
        'custom-domain': { type: 'string', multiple: true },
        state: { type: 'string' },
        tls: { type: 'boolean', default: false },
        'tls-port': { type: 'string' },
        fault: { type: 'string', multiple: true },
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
  if (/^\d+$/.test(text) && port <= 65_535) {
    return port;
  }
  throw new TenantError(
    'invalid-argument',
    `${option} is "${text}", which is not a port. Write a number from 0 to 65535.`,
  );
}

/** A fault on the command line: its name, or JSON as the control plane takes it. */
function faultOf(text: string): Fault {
  let value: unknown = { name: text };
  if (text.startsWith('{')) {
    try {
      value = JSON.parse(text);
    } catch {
      value = {};
    }
  }
  const fault = isJsonObject(value) ? readFault(value) : 'It is not a fault.';
  if (typeof fault !== 'string') {
    return fault;
  }
  throw new TenantError('invalid-argument', `--fault ${text}: ${fault}`);
}
