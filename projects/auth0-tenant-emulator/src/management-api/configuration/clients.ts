import { defined } from '../../common/defined.ts';
import type { Application } from '../../state/application.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller, type Caller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { listPart } from '../paging.ts';
import { selectFields } from '../select-fields.ts';

const ACCEPTED = ['read:clients', 'read:client_keys'];

/** `GET /api/v2/clients`. */
export async function listClients(c: RequestContext): Promise<Response> {
  const caller = await authenticateCaller(c, ACCEPTED);
  const { app_type: types, is_first_party: party, fields, include_fields } = c.req.query();
  const clients = [...c.var.tenant.state.applications.values()].filter(
    (client) =>
      (types === undefined || types.split(',').includes(client.app_type)) &&
      (party === undefined || String(client.is_first_party) === party),
  );
  return c.json(
    listPart(c, 'clients', clients, (client) =>
      selectFields(showClient(client, caller), fields, include_fields),
    ),
  );
}

/** `GET /api/v2/clients/{id}`. */
export async function getClient(c: RequestContext<'/api/v2/clients/:id'>): Promise<Response> {
  const id = c.req.param('id');
  const caller = await authenticateCaller(c, ACCEPTED);
  const client = c.var.tenant.state.applications.get(id);
  if (client === undefined) {
    throw managementError('unknownClient');
  }
  const { fields, include_fields } = c.req.query();
  return c.json(selectFields(showClient(client, caller), fields, include_fields));
}

/** A client as its reader may see it: the secret needs `read:client_keys`. */
function showClient(client: Application, caller: Caller): object {
  const {
    client_secret: secret,
    client_authentication_methods,
    id_token_lifetime,
    ...shown
  } = client;
  const isPublic = client.app_type === 'spa' || client.app_type === 'native';
  const usesKeys = client_authentication_methods !== undefined;
  return {
    ...shown,
    global: false,
    oidc_conformant: true,
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: id_token_lifetime },
    ...defined({
      client_secret: caller.scope.includes('read:client_keys') ? secret : undefined,
      token_endpoint_auth_method: usesKeys ? undefined : isPublic ? 'none' : 'client_secret_post',
    }),
  };
}
