import { isStringList, type JsonObject } from '../../common/json.ts';
import { defined } from '../../common/defined.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { listPart } from '../paging.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';
import { existingOrganization } from './show-organization.ts';

type MembersContext = RequestContext<'/api/v2/organizations/:id/members'>;

const membersSchema: PayloadSchema = {
  properties: { members: { type: 'array' } },
  required: ['members'],
};

/** `GET /api/v2/organizations/{id}/members`. */
export async function listMembers(c: MembersContext): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['read:organization_members']);
  const { members } = existingOrganization(tenant, id);
  const users = members.flatMap((userId) => tenant.state.users.get(userId) ?? []);
  return c.json(listPart(c, 'members', users, showMember));
}

/** `POST /api/v2/organizations/{id}/members`: 204, also for users who are members already. */
export async function addMembers(c: MembersContext): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['create:organization_members']);
  const added = membersOf(await readPayload(c));
  const organization = existingOrganization(tenant, id);
  for (const userId of added) {
    existingUser(tenant, userId);
  }
  organization.members = [...new Set([...organization.members, ...added])];
  tenant.markChanged();
  return c.body(null, 204);
}

/** `DELETE /api/v2/organizations/{id}/members`. */
export async function removeMembers(c: MembersContext): Promise<Response> {
  const id = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['delete:organization_members']);
  const removed = membersOf(await readPayload(c));
  const organization = existingOrganization(tenant, id);
  organization.members = organization.members.filter((userId) => !removed.includes(userId));
  tenant.markChanged();
  return c.body(null, 204);
}

function membersOf(body: JsonObject): string[] {
  validatePayload(body, membersSchema);
  const { members } = body;
  if (isStringList(members) && members.length > 0) {
    return members;
  }
  throw managementError('payload', 'Expected user ids', ' on property members');
}

function showMember({ profile }: UserRecord): object {
  const { user_id, name, email, picture } = profile;
  return { user_id, ...defined({ name, email, picture }) };
}
