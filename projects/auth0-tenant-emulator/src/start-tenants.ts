import { createNodePlatform } from './platform/node/node-platform.ts';
import { createTenantInternals, type Tenant, type TenantOptions } from './tenant-internals.ts';
import { checkBindAddress } from './server/check-bind-address.ts';
import { listen } from './server/listen.ts';
import { TenantError } from './common/tenant-error.ts';

/** Options of several tenants that share one port. */
export interface StartTenantsOptions {
  /** TCP port; 0 takes a free one. Default 4400. */
  port?: number;
  /** Tenants by host name, e.g. `a.localhost`, which browsers resolve to this machine. */
  tenants: Readonly<Record<string, TenantOptions>>;
  /** Address to bind. Other than loopback only with `bindBeyondLoopback`. Default: loopback. */
  host?: string;
  /** Allows a `host` that other machines can reach. Default false. */
  bindBeyondLoopback?: boolean;
}

/** Several tenants that listen on one port and are told apart by host name. */
export interface RunningTenants {
  readonly port: number;
  /** The tenant of a host name. */
  tenant(hostname: string): Tenant;
  close(): Promise<void>;
}

/**
 * Starts several tenants in one process. Each has its own users, keys in use, sessions and issuer.
 *
 * @throws TenantError `port-in-use`, `address-refused`, `production-refused`, `invalid-option`
 * @example
 * const running = await startTenants({ port: 0, tenants: { 'a.localhost': {}, 'b.localhost': {} } });
 * await running.close();
 */
export async function startTenants(options: StartTenantsOptions): Promise<RunningTenants> {
  checkBindAddress(options);
  const tenants = new Map(
    Object.entries(options.tenants).map(([name, seed]) => [
      name,
      createTenantInternals(seed, createNodePlatform()),
    ]),
  );
  if (tenants.size === 0) {
    throw new TenantError(
      'invalid-option',
      'tenants is empty. Give it at least one, such as { "a.localhost": {} }.',
    );
  }
  const listener = await listen({
    port: options.port ?? 4400,
    host: options.host,
    fetch: async (request) => {
      const tenant = tenants.get(new URL(request.url).hostname);
      return tenant === undefined
        ? Response.json(
            { statusCode: 404, error: 'Not Found', message: 'No such tenant.' },
            { status: 404 },
          )
        : tenant.fetch(request);
    },
  });
  for (const [name, tenant] of tenants) {
    tenant.setOrigins([`http://${name}:${listener.port}`]);
  }
  return {
    port: listener.port,
    tenant(hostname) {
      const tenant = tenants.get(hostname);
      if (tenant !== undefined) {
        return tenant;
      }
      throw new TenantError(
        'invalid-option',
        `No tenant is called "${hostname}". There are ${[...tenants.keys()].join(', ')}.`,
      );
    },
    async close() {
      await listener.close();
      for (const { context } of tenants.values()) {
        context.platform.scripts.close();
      }
    },
  };
}
