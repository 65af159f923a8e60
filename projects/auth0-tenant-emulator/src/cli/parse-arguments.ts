import { parseArgs } from 'node:util';
import { defined } from '../common/defined.ts';
import type { Fault } from '../tenant/fault.ts';
import { readFault } from '../faults/read-fault.ts';
import { isJsonObject } from '../common/json.ts';
import { TenantError } from '../common/tenant-error.ts';

const TLS_OPTIONS = ['tls-port', 'tls-cert', 'tls-folder'] as const;

/** The options of the command line. */
export interface CliArguments {
  help: boolean;
  version: boolean;
  /** The command after `exec … --`, with its arguments. */
  command?: string[];
  port: number;
  seed?: string[];
  /** Configuration file of auth0-deploy-cli. */
  seedConfig?: string;
  domain?: string;
  customDomains?: string[];
  stateFile?: string;
  tls?: { port: number; folder?: string };
  /** File that gets the certificate of the TLS listener. */
  tlsCertificateFile?: string;
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
  const { options, command } = splitCommand(args);
  const values = parse(options);
  const beyond = values['i-know-this-is-not-auth0-and-bind-to'];
  const usesTls = values.tls || TLS_OPTIONS.some((name) => values[name] !== undefined);
  return {
    help: values.help,
    version: values.version,
    // A test run must not depend on a port being free.
    port: portOf(values.port ?? (command === undefined ? '4400' : '0'), '--port'),
    ...defined({
      command,
      seed: values.seed,
      seedConfig: values['seed-config'],
      host: beyond ?? values.host,
      domain: values.domain === undefined ? undefined : domainOf(values.domain, '--domain'),
      customDomains: values['custom-domain']?.map((item) => domainOf(item, '--custom-domain')),
      stateFile: values.state,
      tls: usesTls
        ? {
            port: tlsPortOf(values['tls-port'], command),
            ...defined({ folder: values['tls-folder'] }),
          }
        : undefined,
      tlsCertificateFile: values['tls-cert'],
    }),
    faults: (values.fault ?? []).map(faultOf),
    bindBeyondLoopback: beyond !== undefined,
    quiet: values.quiet || command !== undefined,
  };
}

/** `exec [options] -- command arguments`. */
function splitCommand(args: readonly string[]): { options: string[]; command?: string[] } {
  if (args[0] !== 'exec') {
    return { options: [...args] };
  }
  const separator = args.indexOf('--');
  const command = separator < 0 ? [] : args.slice(separator + 1);
  const options = args.slice(1, separator < 0 ? undefined : separator);
  if (options.includes('--help') || options.includes('-h')) {
    return { options };
  }
  if (command.length === 0) {
    throw new TenantError(
      'invalid-argument',
      'exec has no command. Write: auth0-tenant-emulator exec --seed tenant.json -- npm test',
    );
  }
  return { options, command };
}

function tlsPortOf(text: string | undefined, command: string[] | undefined): number {
  return portOf(text ?? (command === undefined ? '4443' : '0'), '--tls-port');
}

/** A domain is host and port, as SDKs take it; a scheme would end up in every URL twice. */
function domainOf(text: string, option: string): string {
  const url = `http://${text}`;
  const isHost =
    URL.canParse(url) && [text, `${text}:80`].includes(new URL(url).host) && !text.includes('/');
  if (isHost || (text.endsWith(':80') && URL.canParse(url))) {
    return text;
  }
  throw new TenantError(
    'invalid-argument',
    `${option} is "${text}", which is not host and port. Write it without scheme and path: emulator:4400`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
        'tls-cert': { type: 'string' },
        port: { type: 'string', short: 'p' },
        seed: { type: 'string', short: 's', multiple: true },
        'seed-config': { type: 'string' },
        domain: { type: 'string' },
        'custom-domain': { type: 'string', multiple: true },
        state: { type: 'string' },
        tls: { type: 'boolean', default: false },
        'tls-port': { type: 'string' },
        'tls-folder': { type: 'string' },
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
