import type { ManagementClient } from 'auth0';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { managementClient } from '../support/management-sdk.ts';

const VERBS = ['read', 'create', 'update', 'delete'];
const SCOPE = ['read:users', ...VERBS.map((verb) => `${verb}:authentication_methods`)].join(' ');

describe('authentication methods of auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0, tls: {} });
    ({ management, stop } = managementClient(tenant, SCOPE));
  });

  afterAll(() => stop());

  beforeEach(() => {
    tenant.reset();
  });

  it('are created, read, changed and deleted', async () => {
    const { authenticationMethods } = management.users;
    const { id = '' } = await authenticationMethods.create(MIA, {
      type: 'phone',
      phone_number: '+15550100',
      preferred_authentication_method: 'sms',
    });
    const change = { name: 'Work', preferred_authentication_method: 'voice' as const };
    await authenticationMethods.update(MIA, id, change);
    expect(await authenticationMethods.get(MIA, id)).toEqual(jasmine.objectContaining(change));
    await authenticationMethods.delete(MIA, id);
    await expectAsync(authenticationMethods.get(MIA, id)).toBeRejectedWith(
      jasmine.objectContaining({ statusCode: 404 }),
    );
  });

  it('are replaced, listed page by page, and deleted all at once', async () => {
    const { authenticationMethods } = management.users;
    await authenticationMethods.set(MIA, [
      { type: 'totp', name: 'App' },
      { type: 'email', email: 'mia@home.example' },
    ]);
    const types: string[] = [];
    for await (const { type } of await authenticationMethods.list(MIA, { per_page: 1 })) {
      types.push(type);
    }
    expect(types).toEqual(['totp', 'email']);
    await authenticationMethods.deleteAll(MIA);
    const { data } = await authenticationMethods.list(MIA);
    expect(data).toEqual([]);
  });

  it('are listed apart from connected accounts', async () => {
    const { data } = await management.users.connectedAccounts.list(MIA);
    expect(data).toEqual([]);
  });
});
