import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { listPart } from '../paging.ts';
import { existingOrganization } from './show-organization.ts';

/** `GET /api/v2/organizations/{id}/client-grants`: none in any seed; `auth0-deploy-cli` reads them. */
export async function listOrganizationClientGrants(
  c: RequestContext<'/api/v2/organizations/:id/client-grants'>,
): Promise<Response> {
  return emptyList(c, c.req.param('id'), 'client_grants', 'read:organization_client_grants');
}

/** `GET /api/v2/organizations/{id}/discovery-domains`: none in any seed. */
export async function listDiscoveryDomains(
  c: RequestContext<'/api/v2/organizations/:id/discovery-domains'>,
): Promise<Response> {
  const scope = 'read:organization_discovery_domains';
  return emptyList(c, c.req.param('id'), 'domains', scope);
}

async function emptyList(
  c: RequestContext,
  id: string,
  name: string,
  scope: string,
): Promise<Response> {
  await authenticateCaller(c, [scope]);
  existingOrganization(c.var.tenant, id);
  return c.json(listPart(c, name, [], (item) => item));
}
