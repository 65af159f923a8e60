import type { ManagementClient } from 'auth0';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { managementClient } from '../support/management-sdk.ts';

const ACME = 'org_acme000000000001';
const GLOBEX = 'org_globex00000000002';

describe('organizations of auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    tenant = await startTenant({
      ...fixtureSeed,
      organizations: [
        {
          id: ACME,
          name: 'acme',
          display_name: 'Acme',
          metadata: { plan: 'gold' },
          members: [MIA],
        },
        { id: GLOBEX, name: 'globex', members: [MIA, NOOR] },
      ],
      port: 0,
      tls: {},
    });
    ({ management, stop } = managementClient(
      tenant,
      'read:organizations read:organization_members create:organization_members delete:organization_members',
    ));
  });

  afterAll(() => stop());

  it('reads one by id and by name', async () => {
    const acme = { id: ACME, name: 'acme', display_name: 'Acme', metadata: { plan: 'gold' } };
    expect(await management.organizations.get(ACME)).toEqual(acme);
    expect(await management.organizations.getByName('acme')).toEqual(acme);
  });

  it('gets the real message for an unknown one', async () => {
    await expectAsync(management.organizations.get('org_nowhere')).toBeRejectedWith(
      jasmine.objectContaining({
        statusCode: 404,
        body: jasmine.objectContaining({ message: 'No organization found by that id or name' }),
      }),
    );
  });

  it('lists all of them, page by page', async () => {
    const names: (string | undefined)[] = [];
    for await (const { name } of await management.organizations.list({ take: 1 })) {
      names.push(name);
    }
    expect(names).toEqual(['acme', 'globex']);
  });

  it('lists, adds and removes members', async () => {
    const members = async (): Promise<(string | undefined)[]> =>
      (await management.organizations.members.list(GLOBEX)).data.map(({ user_id }) => user_id);
    expect(await members()).toEqual([MIA, NOOR]);
    await management.organizations.members.delete(GLOBEX, { members: [MIA] });
    expect(await members()).toEqual([NOOR]);
    await management.organizations.members.create(GLOBEX, { members: [MIA] });
    expect(await members()).toEqual([NOOR, MIA]);
  });

  it('lists the organizations of a user', async () => {
    const { data } = await management.users.organizations.list(MIA);
    expect(data.map(({ name }) => name)).toEqual(['acme', 'globex']);
  });
});
