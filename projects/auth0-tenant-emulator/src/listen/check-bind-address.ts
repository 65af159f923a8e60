import { TenantError } from '../tenant-error.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/** What decides whether a tenant may listen. */
export interface BindOptions {
  host?: string;
  bindBeyondLoopback?: boolean;
}

/**
 * Refuses to start where other people could take the emulator for a real tenant.
 *
 * @throws TenantError `production-refused`, `address-refused`
 */
export function checkBindAddress(
  options: BindOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): void {
  if (environment['NODE_ENV'] === 'production') {
    throw new TenantError(
      'production-refused',
      'NODE_ENV is "production", and this is an emulator with a public signing key. ' +
        'Use a real tenant there, or unset NODE_ENV.',
    );
  }
  if (options.host !== undefined && !LOOPBACK.has(options.host) && !options.bindBeyondLoopback) {
    throw new TenantError(
      'address-refused',
      `"${options.host}" is no loopback address. Leave it out, or say ` +
        '--i-know-this-is-not-auth0-and-bind-to (in code: bindBeyondLoopback: true).',
    );
  }
}
