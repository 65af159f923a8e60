import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingOrganization, showOrganization } from './show-organization.ts';

const ACCEPTED = ['read:organizations'];

/** `GET /api/v2/organizations/{id}`. */
export async function getOrganization(
  c: RequestContext<'/api/v2/organizations/:id'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  return c.json(showOrganization(existingOrganization(c.var.tenant, id)));
}

/** `GET /api/v2/organizations/name/{name}`. */
export async function getOrganizationByName(
  c: RequestContext<'/api/v2/organizations/name/:name'>,
): Promise<Response> {
  const name = c.req.param('name');
  await authenticateCaller(c, ACCEPTED);
  const { organizations } = c.var.tenant.state;
  const found = [...organizations.values()].find((item) => item.name === name);
  if (found === undefined) {
    throw managementError('unknownOrganization');
  }
  return c.json(showOrganization(found));
}
