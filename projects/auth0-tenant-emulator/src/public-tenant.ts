import type { Tenant } from './tenant-internals.ts';

/** The public members of a tenant alone. `domain`, `issuer` and `audience` are final once its origins are set. */
export function publicTenant(tenant: Tenant): Tenant {
  return {
    domain: tenant.domain,
    issuer: tenant.issuer,
    audience: tenant.audience,
    fetch: (request) => tenant.fetch(request),
    users: tenant.users,
    clock: tenant.clock,
    faults: tenant.faults,
    requests: () => tenant.requests(),
    mint: (request) => tenant.mint(request),
    endSessions: (userId) => tenant.endSessions(userId),
    revokeRefreshTokens: (userId) => tenant.revokeRefreshTokens(userId),
    rotateKeys: () => tenant.rotateKeys(),
    reset: () => {
      tenant.reset();
    },
  };
}
