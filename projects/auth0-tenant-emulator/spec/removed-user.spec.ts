import { createNodePlatform } from '../src/platform/node/node-platform.ts';
import { createTenantInternals, type TenantInternals } from '../src/tenant-internals.ts';
import { callManagement, userPath } from './support/management-client.ts';

const ADA = 'auth0|ada';
const EVE = 'auth0|eve';

describe('a deleted user', () => {
  for (const [way, remove] of [
    ['by the Management API', removeByApi],
    ['in code', (tenant: TenantInternals) => Promise.resolve(tenant.users.remove(ADA))],
    ['by the control plane', removeByControlPlane],
    [
      'by a fault',
      (tenant: TenantInternals) => {
        tenant.faults.add({ name: 'deleted_user', userId: ADA });
        return Promise.resolve(true);
      },
    ],
  ] as const) {
    it(`${way} takes what is theirs along, and nothing of others`, async () => {
      const tenant = tenantOfTwo();
      await remove(tenant);
      expect(ownersIn(tenant)).toEqual([EVE]);
      const { organizations, consents } = tenant.context.state;
      expect([...organizations.values()].map(({ members }) => members)).toEqual([[EVE]]);
      expect([...consents.keys()]).toEqual([`${EVE} spa https://api.example/`]);
    });
  }
});

function tenantOfTwo(): TenantInternals {
  const tenant = createTenantInternals(
    {
      users: [{ user_id: ADA }, { user_id: EVE }],
      clients: [{ client_id: 'spa' }],
      organizations: [{ name: 'acme', members: [ADA, EVE] }],
    },
    createNodePlatform(),
  );
  const { state } = tenant.context;
  for (const userId of [ADA, EVE]) {
    const account = { id: `cac_${userId}`, connection: 'github', scopes: [], created_at: '' };
    state.connectedAccounts.set(account.id, { ...account, userId });
    state.consents.set(`${userId} spa https://api.example/`, []);
  }
  return tenant;
}

function ownersIn(tenant: TenantInternals): string[] {
  return [...tenant.context.state.connectedAccounts.values()].map(({ userId }) => userId);
}

function removeByApi(tenant: TenantInternals): Promise<unknown> {
  return callManagement(tenant, 'DELETE', userPath(ADA), { scope: 'delete:users' });
}

function removeByControlPlane(tenant: TenantInternals): Promise<unknown> {
  const url = `http://localhost/_emulator/users/${encodeURIComponent(ADA)}`;
  return tenant.fetch(new Request(url, { method: 'DELETE' }));
}
