import type { JsonObject } from '../common/json.ts';
import type { Organization } from '../state/organization.ts';

/** What rules and Actions are told about the organization of a login. */
export interface OrganizationFacts extends JsonObject {
  id: string;
  name: string;
  display_name: string;
  metadata: JsonObject;
}

/** The facts of an organization; `undefined` for a login without one. */
export function organizationFacts(
  organization: Organization | undefined,
): OrganizationFacts | undefined {
  if (organization === undefined) {
    return undefined;
  }
  const { id, name, display_name, metadata } = organization;
  return { id, name, display_name, metadata: { ...metadata } };
}
