import { parseArgs } from 'node:util';
import { TenantError } from '../common/tenant-error.ts';

/** The options of `verify`. */
export interface VerifyArguments {
  domain: string;
  /** File that gets the recording. */
  record?: string | undefined;
  /** User whose metadata may be changed. */
  testUser?: string | undefined;
}

/**
 * Reads the command line after `verify`; `undefined` stands for `--help`.
 *
 * @throws TenantError `invalid-argument`
 */
export function parseVerifyArguments(args: readonly string[]): VerifyArguments | undefined {
  const { help, domain, record, write, 'test-user': testUser } = parse(args);
  if (help) {
    return undefined;
  }
  if (domain === undefined) {
    throw new TenantError(
      'invalid-argument',
      'verify has no tenant. Write: auth0-tenant-emulator verify --domain acme.eu.auth0.com',
    );
  }
  if (write !== (testUser !== undefined)) {
    throw new TenantError(
      'invalid-argument',
      '--write and --test-user belong together: --write changes metadata of that user only. Add the other one.',
    );
  }
  return { domain, record, testUser };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        domain: { type: 'string' },
        record: { type: 'string' },
        write: { type: 'boolean', default: false },
        'test-user': { type: 'string' },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TenantError('invalid-argument', `${reason} Run with --help to see every option.`, {
      cause,
    });
  }
}
