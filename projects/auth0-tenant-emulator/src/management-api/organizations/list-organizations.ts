import type { RequestContext } from '../../tenant/tenant-context.ts';
import { organizationsOfUser } from '../../users/organizations-of-user.ts';
import { authenticateCaller } from '../caller.ts';
import { existingUser } from '../ownership.ts';
import { listPart } from '../paging.ts';
import { showOrganization } from './show-organization.ts';

const ACCEPTED = ['read:organizations'];

/** `GET /api/v2/organizations`. */
export async function listOrganizations(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ACCEPTED);
  const organizations = [...c.var.tenant.state.organizations.values()];
  return c.json(listPart(c, 'organizations', organizations, showOrganization));
}

/** `GET /api/v2/users/{id}/organizations`. */
export async function listUserOrganizations(
  c: RequestContext<'/api/v2/users/:id/organizations'>,
): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ACCEPTED);
  existingUser(tenant, userId);
  const organizations = organizationsOfUser(tenant, userId);
  return c.json(listPart(c, 'organizations', organizations, showOrganization));
}
