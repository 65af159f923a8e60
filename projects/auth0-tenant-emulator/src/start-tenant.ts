import { createTenantInternals, type Tenant, type TenantOptions } from './create-tenant.ts';
import { checkBindAddress } from './listen/check-bind-address.ts';
import { listen } from './listen/listen.ts';
import { loadSeed } from './seed/load-seed.ts';

/** How to start a tenant that listens. */
export interface StartOptions extends TenantOptions {
  /** TCP port; 0 takes a free one. Default 4400. */
  port?: number;
  /** Path of a seed file, read before everything the other options say. */
  seed?: string;
  /** Address to bind. Anything but loopback needs `bindBeyondLoopback`. Default: loopback. */
  host?: string;
  /** Says that you know what you do when `host` is no loopback address. Default false. */
  bindBeyondLoopback?: boolean;
}

/** A tenant that listens. */
export interface RunningTenant extends Tenant {
  readonly port: number;
  /** Canonical origin, without a slash at the end. */
  readonly url: string;
  /** Stops listening; open connections are cut. */
  close(): Promise<void>;
}

/**
 * Starts a tenant on a port of this machine.
 *
 * @throws TenantError `port-in-use`, `invalid-seed`, `address-refused`, `production-refused`
 * @example
 * const tenant = await startTenant({ port: 0, users: [{ user_id: 'auth0|ada' }] });
 * await tenant.close();
 */
export async function startTenant(options: StartOptions = {}): Promise<RunningTenant> {
  checkBindAddress(options);
  const seed = options.seed === undefined ? {} : await loadSeed(options.seed);
  const tenant = createTenantInternals({ ...seed, ...options });
  const server = await listen({
    fetch: (request) => tenant.fetch(request),
    port: options.port ?? 4400,
    host: options.host,
  });
  const url = `http://${options.domain ?? `localhost:${server.port}`}`;
  tenant.setOrigins([url, ...loopbackOrigins('http', server.port)]);
  return Object.defineProperties(Object.create(tenant) as RunningTenant, {
    port: { value: server.port, enumerable: true },
    url: { value: url, enumerable: true },
    close: { value: () => server.close() },
  });
}

function loopbackOrigins(scheme: 'http' | 'https', port: number): string[] {
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => `${scheme}://${host}:${port}`);
}
