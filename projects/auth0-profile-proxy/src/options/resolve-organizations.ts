import type { ProfileProxyOptions } from '../contract/profile-proxy-options.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { shown, type Mistakes } from './mistakes.ts';

/** Auth0's organization ids; names are not accepted, because they can be changed. */
const ORGANIZATION_ID = /^org_[A-Za-z0-9]{1,60}$/;

/** Accepted organizations, and those whose permissions count for the whole tenant. */
export function resolveOrganizations(
  { organizations = [], administratorOrganizations = [] }: ProfileProxyOptions,
  mistakes: Mistakes,
): Pick<ResolvedOptions, 'organizations' | 'administratorOrganizations'> {
  for (const id of organizations) {
    if (!ORGANIZATION_ID.test(id)) {
      mistakes.add(
        'organizations',
        `has ${shown(id)}. Set ids of organizations such as "org_9ybsU1dN2dKfDkBi".`,
      );
    }
  }
  for (const id of administratorOrganizations) {
    if (!organizations.includes(id)) {
      mistakes.add(
        'administratorOrganizations',
        `has ${shown(id)}, which organizations does not have. Add it there too.`,
      );
    }
  }
  return {
    organizations: new Set(organizations),
    administratorOrganizations: new Set(administratorOrganizations),
  };
}
