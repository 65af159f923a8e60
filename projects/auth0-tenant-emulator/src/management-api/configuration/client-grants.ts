import { derivedId } from '../../common/derived-id.ts';
import type { ClientGrant } from '../../state/application.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { isSameApi } from '../../tokens/audience.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { listPart } from '../paging.ts';

const ACCEPTED = ['read:client_grants'];

/** A client grant with its id. */
interface ShownGrant extends ClientGrant {
  id: string;
}

/** `GET /api/v2/client-grants`. */
export async function listClientGrants(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ACCEPTED);
  const { audience, client_id: clientId, subject_type: subjectType } = c.req.query();
  const grants = allGrants(c).filter(
    (grant) =>
      (audience === undefined || grant.audience === audience) &&
      (clientId === undefined || grant.client_id === clientId) &&
      (subjectType === undefined || grant.subject_type === subjectType),
  );
  return c.json(listPart(c, 'client_grants', grants, (grant) => grant));
}

/** `GET /api/v2/client-grants/{id}`. */
export async function getClientGrant(
  c: RequestContext<'/api/v2/client-grants/:id'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  const grant = allGrants(c).find((item) => item.id === id);
  if (grant === undefined) {
    throw managementError('unknownClientGrant');
  }
  return c.json(grant);
}

/** A seed may name the tenant's own APIs by any loopback URL; here they have their identifier. */
function allGrants(c: RequestContext): ShownGrant[] {
  const { tenant } = c.var;
  const own = ['api/v2/', 'me/'].map((path) => `${c.get('issuer')}${path}`);
  return tenant.state.clientGrants.map((grant) => {
    const { client_id, scope, subject_type = 'client' } = grant;
    const audience = own.find((url) => isSameApi(tenant, grant.audience, url)) ?? grant.audience;
    const id = derivedId('cgr', `${client_id} ${audience} ${subject_type}`);
    return { id, client_id, audience, scope, subject_type };
  });
}
