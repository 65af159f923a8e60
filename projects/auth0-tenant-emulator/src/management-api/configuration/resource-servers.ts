import { derivedHexId } from '../../common/derived-id.ts';
import type { Api } from '../../state/application.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { END_USER_SCOPES } from '../../tokens/audience.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { listPart } from '../paging.ts';

const ACCEPTED = ['read:resource_servers'];

/** What the Management API says about an API. */
type ShownApi = Partial<Api> & Pick<Api, 'identifier'>;

/** `GET /api/v2/resource-servers`. */
export async function listResourceServers(c: RequestContext): Promise<Response> {
  await authenticateCaller(c, ACCEPTED);
  const identifiers = c.req.queries('identifiers') ?? [];
  const apis = allApis(c).filter(
    ({ identifier }) => identifiers.length === 0 || identifiers.includes(identifier),
  );
  return c.json(listPart(c, 'resource_servers', apis, (api) => showApi(c, api)));
}

/** `GET /api/v2/resource-servers/{id}`, by id or by identifier. */
export async function getResourceServer(
  c: RequestContext<'/api/v2/resource-servers/:id'>,
): Promise<Response> {
  const id = c.req.param('id');
  await authenticateCaller(c, ACCEPTED);
  const found = allApis(c).find(
    ({ identifier }) => identifier === id || derivedHexId(identifier) === id,
  );
  if (found === undefined) {
    throw managementError('unknownResourceServer');
  }
  return c.json(showApi(c, found));
}

/** The APIs of the seed, after the Management API with the scopes that users can have. */
function allApis(c: RequestContext): ShownApi[] {
  const management: ShownApi = {
    identifier: managementIdentifier(c),
    name: 'Auth0 Management API',
    scopes: END_USER_SCOPES.map((value) => ({ value })),
    signing_alg: 'RS256',
    token_lifetime: 86_400,
    token_lifetime_for_web: 7_200,
    allow_offline_access: false,
    skip_consent_for_verifiable_first_party_clients: false,
  };
  return [management, ...c.var.tenant.state.apis.values()];
}

function managementIdentifier(c: RequestContext): string {
  return `${c.get('issuer')}api/v2/`;
}

function showApi(c: RequestContext, { token_format: _format, ...api }: ShownApi): object {
  return {
    id: derivedHexId(api.identifier),
    ...api,
    is_system: api.identifier === managementIdentifier(c),
  };
}
