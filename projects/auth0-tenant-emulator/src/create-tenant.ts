import { createNodePlatform } from './platform/node/node-platform.ts';
import { createTenantInternals, type Tenant, type TenantOptions } from './tenant-internals.ts';

/**
 * Creates a tenant: a function from `Request` to `Response`, and what a test needs to control it.
 *
 * @example
 * const tenant = createTenant({ users: [{ user_id: 'auth0|ada', email: 'ada@example.com' }] });
 * const answer = await tenant.fetch(new Request('http://localhost/.well-known/jwks.json'));
 */
export function createTenant(options: TenantOptions = {}): Tenant {
  return createTenantInternals(options, createNodePlatform());
}
