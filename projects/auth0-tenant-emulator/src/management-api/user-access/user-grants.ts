import { derivedId } from '../../common/derived-id.ts';
import { defined } from '../../common/defined.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { listPart } from '../paging.ts';

/** The scopes a user has agreed to for an application. */
interface UserGrant {
  id: string;
  clientID: string;
  user_id: string;
  audience?: string;
  scope: string[];
}

/** `GET /api/v2/grants`: what users have agreed to on the consent page. */
export async function listGrants(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ['read:grants']);
  const { user_id: userId, client_id: clientId, audience } = c.req.query();
  const grants = grantsOf(c.var.tenant).filter(
    ({ grant }) =>
      (userId === undefined || grant.user_id === userId) &&
      (clientId === undefined || grant.clientID === clientId) &&
      (audience === undefined || grant.audience === audience),
  );
  return c.json(listPart(c, 'grants', grants, ({ grant }) => grant));
}

/** `DELETE /api/v2/grants/{id}`: 204, also for an unknown id; the user is asked again. */
export async function deleteGrant(c: RequestContext<'/api/v2/grants/:id'>): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ['delete:grants']);
  return deleteWhere(c, (grant) => grant.id === id);
}

/** `DELETE /api/v2/grants?user_id=…`: 204. */
export async function deleteUserGrants(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ['delete:grants']);
  const userId = c.req.query('user_id');
  if (userId === undefined || userId === '') {
    throw managementError('query', 'Missing required property: user_id', '');
  }
  return deleteWhere(c, (grant) => grant.user_id === userId);
}

function deleteWhere(c: RequestContext, isMeant: (grant: UserGrant) => boolean): Response {
  const { tenant } = c.var;
  for (const { key, grant } of grantsOf(tenant)) {
    if (isMeant(grant)) {
      tenant.state.consents.delete(key);
    }
  }
  tenant.markChanged();
  return c.body(null, 204);
}

function grantsOf({ state }: TenantContext): { key: string; grant: UserGrant }[] {
  return [...state.consents].map(([key, scope]) => {
    const [user_id, clientID, audience] = JSON.parse(key) as [string, string, string | null];
    const id = derivedId('cgr', key);
    return {
      key,
      grant: { id, clientID, user_id, scope, ...defined({ audience: audience ?? undefined }) },
    };
  });
}
