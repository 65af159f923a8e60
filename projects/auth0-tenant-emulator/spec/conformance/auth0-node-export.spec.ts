import type { ManagementClient } from 'auth0';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { managementClient } from '../support/management-sdk.ts';

const CODE = 'exports.onExecutePostLogin = async () => {};';
const DATABASE = 'Username-Password-Authentication';

describe('what auth0-deploy-cli exports, read by auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    tenant = await startTenant({
      ...fixtureSeed,
      tenant: { session_lifetime: 7_200, default_directory: DATABASE },
      actions: [
        { name: 'first', code: CODE, secrets: { KEY: 'very-secret' } },
        { name: 'second', code: CODE },
      ],
      organizations: [
        { id: 'org_acme', name: 'acme', members: [MIA], enabled_connections: [{ name: DATABASE }] },
      ],
      port: 0,
      tls: {},
    });
    ({ management, stop } = managementClient(
      tenant,
      'read:rules read:rules_configs read:actions read:tenant_settings read:connections read:organization_connections',
    ));
  });

  afterAll(() => stop());

  it('has the rules in their order, and the names of their configuration', async () => {
    const { data } = await management.rules.list();
    expect(data.map(({ name, order, stage }) => [name, order, stage])).toEqual([
      ["look up the user's database", 1, 'login_success'],
      ['namespaced claims', 2, 'login_success'],
    ]);
    const rule = await management.rules.get(data[1]?.id ?? '');
    expect(rule.script).toMatch(/^function \(user, context, callback\)/);
    expect(await management.rulesConfigs.list()).toEqual([{ key: 'couchdb' }]);
  });

  it('has the Actions with the names of their secrets, in the order of their trigger', async () => {
    const { data } = await management.actions.list({ actionName: 'first' });
    expect(data.map(({ name, code, secrets }) => [name, code, secrets])).toEqual([
      ['first', CODE, [{ name: 'KEY' }]],
    ]);
    expect((await management.actions.get(data[0]?.id ?? '')).name).toBe('first');
    expect(JSON.stringify(data)).not.toContain('very-secret');
    const triggers = await management.actions.triggers.list();
    expect(triggers.triggers?.map(({ id }) => id)).toEqual(['post-login']);
    const bindings = await management.actions.triggers.bindings.list('post-login');
    expect(bindings.data.map(({ display_name }) => display_name)).toEqual(['first', 'second']);
  });

  it('has the settings of the tenant', async () => {
    const settings = await management.tenants.settings.get();
    expect([settings.session_lifetime, settings.default_directory]).toEqual([2, DATABASE]);
  });

  it('has the clients of a connection and the connections of an organization', async () => {
    const { data } = await management.connections.list({ name: DATABASE });
    const id = data[0]?.id ?? '';
    const clients = await management.connections.clients.get(id);
    expect(clients.data.map(({ client_id }) => client_id)).toEqual(['spa', 'machine']);
    const enabled = await management.organizations.enabledConnections.list('org_acme');
    expect(enabled.data.map(({ connection_id }) => connection_id)).toEqual([id]);
  });
});
