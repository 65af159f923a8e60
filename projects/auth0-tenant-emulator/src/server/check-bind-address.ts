import { isLoopbackHost } from '../common/loopback.ts';
import { TenantError } from '../common/tenant-error.ts';

/** The address to bind. */
export interface BindOptions {
  host?: string;
  bindBeyondLoopback?: boolean;
}

/**
 * Refuses to start where others could take the emulator for a real tenant.
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
  if (options.host !== undefined && !isLoopbackHost(options.host) && !options.bindBeyondLoopback) {
    throw new TenantError(
      'address-refused',
      `"${options.host}" is not a loopback address. Leave it out, or use ` +
        '--i-know-this-is-not-auth0-and-bind-to (in code: bindBeyondLoopback: true).',
    );
  }
}
