import { createTenant } from '../../src/create-tenant.ts';
import type { TenantSeed } from '../../src/seed/seed.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from './fixture-tenant.ts';
import { TestBrowser } from './test-browser.ts';

/** The ids of the organizations. */
export const ACME = 'org_acme000000000001';
export const GLOBEX = 'org_globex00000000002';

/** A tenant with the organization Acme, of which Mia is a member, and Globex, which has none. */
export function startWithOrganizations(seed: Partial<TenantSeed> = {}): {
  tenant: Tenant;
  browser: TestBrowser;
} {
  const tenant = createTenant({
    ...fixtureSeed,
    ...usage('allow'),
    rules: [],
    organizations: [
      {
        id: ACME,
        name: 'acme',
        display_name: 'Acme',
        metadata: { plan: 'gold' },
        members: [MIA],
      },
      { id: GLOBEX, name: 'globex' },
    ],
    domain: 'localhost:4400',
    ...seed,
  });
  return { tenant, browser: new TestBrowser((request) => tenant.fetch(request)) };
}

/** Clients that use organizations like this. */
export function usage(
  organization_usage: 'deny' | 'allow' | 'require',
  organization_require_behavior:
    'no_prompt' | 'pre_login_prompt' | 'post_login_prompt' = 'no_prompt',
): Partial<TenantSeed> {
  return {
    clients: (fixtureSeed.clients ?? []).map((client) => ({
      ...client,
      organization_usage,
      organization_require_behavior,
    })),
  };
}
