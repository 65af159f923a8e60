import type { ManagementClient } from 'auth0';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { managementClient } from '../support/management-sdk.ts';

const READ = {
  resource_server_identifier: 'https://orders.example/',
  permission_name: 'read:orders',
};

describe('users, roles and permissions of auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    tenant = await startTenant({
      ...fixtureSeed,
      roles: [
        { id: 'rol_reader', name: 'Reader', description: 'Reads', permissions: [READ] },
        { id: 'rol_writer', name: 'Writer' },
      ],
      port: 0,
      tls: {},
    });
    ({ management, stop } = managementClient(
      tenant,
      'create:users read:users update:users read:roles',
    ));
  });

  afterAll(() => stop());

  it('creates a user, and gets 409 for the same address', async () => {
    const connection = 'Username-Password-Authentication';
    const request = { connection, email: 'eve@example.com', password: 'Correct-Horse-9' };
    const user = await management.users.create(request);
    expect((await management.users.get(user.user_id ?? '')).email).toBe('eve@example.com');
    await expectAsync(management.users.create(request)).toBeRejectedWith(
      jasmine.objectContaining({
        statusCode: 409,
        body: jasmine.objectContaining({ message: 'The user already exists.' }),
      }),
    );
  });

  it('lists, reads and finds roles', async () => {
    const { data } = await management.roles.list({ name_filter: 'read' });
    const reader = { id: 'rol_reader', name: 'Reader', description: 'Reads' };
    expect(data).toEqual([reader]);
    expect(await management.roles.get('rol_reader')).toEqual(reader);
    const permissions = await management.roles.permissions.list('rol_reader');
    expect(permissions.data).toEqual([{ ...READ, resource_server_name: 'Orders' }]);
  });

  it('assigns and removes roles of a user', async () => {
    const names = async (): Promise<(string | undefined)[]> =>
      (await management.users.roles.list(MIA)).data.map(({ name }) => name);
    expect(await names()).toEqual([]);
    await management.users.roles.assign(MIA, { roles: ['rol_writer', 'rol_reader'] });
    expect(await names()).toEqual(['Writer', 'Reader']);
    const users = await management.roles.users.list('rol_writer');
    expect(users.data.map(({ user_id }) => user_id)).toEqual([MIA]);
    await management.users.roles.delete(MIA, { roles: ['rol_writer'] });
    expect(await names()).toEqual(['Reader']);
  });

  it('assigns and removes permissions of a user', async () => {
    const write = { ...READ, permission_name: 'write:orders' };
    const names = async (): Promise<(string | undefined)[]> =>
      (await management.users.permissions.list(MIA)).data.map((item) => item.permission_name);
    await management.users.permissions.create(MIA, { permissions: [write] });
    expect(await names()).toContain('write:orders');
    await management.users.permissions.delete(MIA, { permissions: [write] });
    expect(await names()).not.toContain('write:orders');
  });
});
