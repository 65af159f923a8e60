import type { ManagementClient } from 'auth0';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed } from '../support/fixture-tenant.ts';
import { managementClient } from '../support/management-sdk.ts';

const ORDERS = 'https://orders.example/';
const DATABASE = 'Username-Password-Authentication';

describe('the configuration read by auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0, tls: {} });
    ({ management, stop } = managementClient(
      tenant,
      'read:clients read:connections read:resource_servers read:client_grants',
    ));
  });

  afterAll(() => stop());

  it('has the clients, without their secrets', async () => {
    const { data } = await management.clients.list();
    expect(data.map(({ client_id }) => client_id)).toEqual(['spa', 'machine']);
    const machines = await management.clients.list({ app_type: 'non_interactive' });
    expect(machines.data.map(({ name }) => name)).toEqual(['Back end']);
    const machine = await management.clients.get('machine');
    expect(machine.token_endpoint_auth_method).toBe('client_secret_post');
    expect(JSON.stringify([machine, data])).not.toContain('machine-secret');
  });

  it('has the connections', async () => {
    const { data } = await management.connections.list({ strategy: ['auth0'] });
    expect(data.map(({ name }) => name)).toEqual([DATABASE]);
    expect((await management.connections.get(data[0]?.id ?? '')).name).toBe(DATABASE);
    const names: (string | undefined)[] = [];
    for await (const { name } of await management.connections.list({ take: 1 })) {
      names.push(name);
    }
    expect(names).toEqual([DATABASE, 'google-oauth2']);
  });

  it('has the APIs, by id and by identifier', async () => {
    const { data } = await management.resourceServers.list({ identifiers: [ORDERS] });
    expect(data.map(({ name }) => name)).toEqual(['Orders']);
    const orders = await management.resourceServers.get(data[0]?.id ?? '');
    expect(await management.resourceServers.get(ORDERS)).toEqual(orders);
    const system = await management.resourceServers.get(tenant.tls!.audience);
    expect(system.is_system).toBeTrue();
  });

  it('has the client grants, the own APIs by their identifier', async () => {
    const { data } = await management.clientGrants.list({ client_id: 'machine' });
    expect(data.map(({ audience }) => audience)).toEqual([tenant.tls!.audience, ORDERS]);
    const [grant] = (await management.clientGrants.list({ audience: ORDERS })).data;
    expect(grant?.scope).toEqual(['read:orders']);
    expect((await management.clientGrants.get(grant?.id ?? '')).audience).toBe(ORDERS);
  });
});
