import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';

const USER = userPath(MIA);

/** The scopes on the endpoint pages of Auth0's documentation, and the status with each of them. */
const ROWS: [method: string, path: string, accepted: string, status: number][] = [
  ['GET', `${USER}/roles`, 'read:users,read:roles,read:role_members', 200],
  ['POST', `${USER}/roles`, 'update:users,create:role_members', 400],
  ['DELETE', `${USER}/roles`, 'update:users,delete:role_members', 400],
  ['GET', `${USER}/permissions`, 'read:users', 200],
  ['POST', `${USER}/permissions`, 'update:users', 400],
  ['DELETE', `${USER}/permissions`, 'update:users', 400],
  ['GET', `${USER}/organizations`, 'read:organizations', 200],
  ['GET', `${USER}/sessions`, 'read:sessions', 200],
  ['DELETE', `${USER}/sessions`, 'delete:sessions', 202],
  ['GET', `${USER}/refresh-tokens`, 'read:refresh_tokens', 200],
  ['DELETE', `${USER}/refresh-tokens`, 'delete:refresh_tokens', 202],
  ['GET', `${USER}/logs`, 'read:logs,read:logs_users', 200],
  ['GET', 'sessions/x', 'read:sessions', 404],
  ['DELETE', 'sessions/x', 'delete:sessions', 404],
  ['POST', 'sessions/x/revoke', 'delete:sessions,delete:refresh_tokens', 404],
  ['GET', 'refresh-tokens/x', 'read:refresh_tokens', 404],
  ['DELETE', 'refresh-tokens/x', 'delete:refresh_tokens', 404],
  ['GET', 'roles', 'read:roles', 200],
  ['GET', 'roles/x', 'read:roles', 404],
  ['GET', 'roles/x/users', 'read:users,read:roles,read:role_members', 404],
  ['GET', 'roles/x/permissions', 'read:roles', 404],
  ['GET', 'organizations', 'read:organizations', 200],
  ['GET', 'organizations/x', 'read:organizations', 404],
  ['GET', 'organizations/name/x', 'read:organizations', 404],
  ['GET', 'organizations/x/members', 'read:organization_members', 404],
  ['POST', 'organizations/x/members', 'create:organization_members', 400],
  ['DELETE', 'organizations/x/members', 'delete:organization_members', 400],
  ['GET', 'logs', 'read:logs,read:logs_users', 200],
  ['GET', 'logs/x', 'read:logs,read:logs_users', 404],
  ['GET', 'grants', 'read:grants', 200],
  ['DELETE', 'grants', 'delete:grants', 400],
  ['DELETE', 'grants/x', 'delete:grants', 204],
  ['GET', 'rules', 'read:rules', 200],
  ['GET', 'rules/x', 'read:rules', 404],
  ['GET', 'rules-configs', 'read:rules_configs', 200],
  ['GET', 'actions/actions', 'read:actions', 200],
  ['GET', 'actions/actions/x', 'read:actions', 404],
  ['GET', 'actions/triggers', 'read:actions', 200],
  ['GET', 'actions/triggers/post-login/bindings', 'read:actions', 200],
  ['GET', 'tenants/settings', 'read:tenant_settings', 200],
  ['GET', 'connections/x/clients', 'read:connections', 404],
  ['GET', 'organizations/x/enabled_connections', 'read:organization_connections', 404],
  ['GET', 'organizations/x/connections', 'read:organization_connections', 404],
  ['GET', 'organizations/x/client-grants', 'read:organization_client_grants', 404],
  ['GET', 'organizations/x/discovery-domains', 'read:organization_discovery_domains', 404],
  ['GET', 'clients', 'read:clients,read:client_keys', 200],
  ['GET', 'clients/x', 'read:clients,read:client_keys', 404],
  ['GET', 'connections', 'read:connections', 200],
  ['GET', 'connections/x', 'read:connections', 404],
  ['GET', 'resource-servers', 'read:resource_servers', 200],
  ['GET', 'resource-servers/x', 'read:resource_servers', 404],
  ['GET', 'client-grants', 'read:client_grants', 200],
  ['GET', 'client-grants/x', 'read:client_grants', 404],
];

describe('an endpoint for machines', () => {
  let tenant: Tenant;

  beforeAll(() => {
    tenant = createTenant({ ...fixtureSeed, rules: [] });
  });

  for (const [method, path, accepted, status] of ROWS) {
    it(`${method} ${path} accepts ${accepted}`, async () => {
      for (const scope of accepted.split(',')) {
        const answer = await callManagement(tenant, method, path, call(method, scope));
        expect(answer.status).toBe(status);
      }
      const refused = await callManagement(tenant, method, path, call(method, 'read:nothing'));
      expect((refused.body as { message: string }).message).toBe(
        `Insufficient scope, expected any of: ${accepted}`,
      );
    });
  }
});

describe('read:client_keys', () => {
  it('shows the secret of a client', async () => {
    const read = async (scope: string): Promise<unknown> =>
      (await callManagement(createTenant(fixtureSeed), 'GET', 'clients/machine', { scope })).body;
    expect(await read('read:client_keys')).toEqual(
      jasmine.objectContaining({ client_secret: 'machine-secret' }),
    );
    expect(Object.keys((await read('read:clients')) as object)).not.toContain('client_secret');
  });
});

describe('the log', () => {
  it('is searched by fields with values', async () => {
    const tenant = await tenantWithFailedLogins();
    const read = async (q: string): Promise<unknown> => {
      const path = `logs?q=${encodeURIComponent(q)}`;
      const { body } = await callManagement(tenant, 'GET', path, { scope: 'read:logs' });
      return (body as { type: string }[]).map(({ type }) => type);
    };
    expect(await read('')).toEqual(['fu', 'fp']);
    expect(await read('type:fp')).toEqual(['fp']);
    expect(await read(`user_id:"${MIA}" AND type:"fp"`)).toEqual(['fp']);
    expect(await read('type:"s"')).toEqual([]);
  });

  it('can be read from an event on, and selects fields', async () => {
    const tenant = await tenantWithFailedLogins();
    const read = async (query: string): Promise<Record<string, string>[]> => {
      const answer = await callManagement(tenant, 'GET', `logs?${query}`, { scope: 'read:logs' });
      return answer.body as Record<string, string>[];
    };
    const [first] = await read('sort=date:1');
    expect(first?.['type']).toBe('fp');
    const rest = await read(`from=${first?.['log_id'] ?? ''}`);
    expect(rest.map((event) => event['type'])).toEqual(['fu']);
    expect(await read('fields=type')).toEqual([{ type: 'fu' }, { type: 'fp' }]);
  });

  for (const query of ['q=type:s*', 'q=shoe:1', 'q=type:s OR type:f', 'sort=type:1']) {
    it(`refuses ${query} instead of answering wrongly`, async () => {
      const tenant = createTenant(fixtureSeed);
      const answer = await callManagement(tenant, 'GET', `logs?${query}`, { scope: 'read:logs' });
      expect(answer.status).toBe(400);
    });
  }
});

function call(method: string, scope: string): { scope: string; body?: unknown } {
  return method === 'GET' ? { scope } : { scope, body: {} };
}

async function tenantWithFailedLogins(): Promise<Tenant> {
  const clients = [{ client_id: 'spa', grant_types: ['password'] }];
  const tenant = createTenant({ ...fixtureSeed, clients, client_grants: [], rules: [] });
  for (const username of ['mia@example.com', 'nobody@example.com']) {
    const form = { grant_type: 'password', client_id: 'spa', username, password: 'wrong' };
    const body = new URLSearchParams(form);
    await tenant.fetch(new Request('http://localhost/oauth/token', { method: 'POST', body }));
  }
  return tenant;
}
