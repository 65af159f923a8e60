import { gunzipSync } from 'node:zlib';
import type { ManagementClient } from 'auth0';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { managementClient } from '../support/management-sdk.ts';

const DATABASE = 'Username-Password-Authentication';

describe('jobs of users, by auth0 7', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stop: () => Promise<void>;
  let connectionId: string;

  beforeEach(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0, tls: {} });
    ({ management, stop } = managementClient(
      tenant,
      'create:users read:users read:connections delete:users',
    ));
    const { data } = await management.connections.list({ name: DATABASE });
    connectionId = data[0]?.id ?? '';
  });

  afterEach(() => stop());

  it('imports users, and reports those it cannot', async () => {
    const job = await importUsers([
      { email: 'New@example.com', user_id: 'new1', app_metadata: { plan: 'gold' } },
      { email: 'mia@example.com', given_name: 'Maria' },
      { given_name: 'Nobody' },
      { email: 'typed@example.com', email_verified: 'yes', unknown: 1 },
    ]);
    expect(job.status).toBe('pending');
    expect(await management.jobs.get(job.id)).toEqual(
      jasmine.objectContaining({
        status: 'completed',
        type: 'users_import',
        summary: { total: 4, inserted: 1, updated: 0, failed: 3 },
      }),
    );
    expect(tenant.users.get('auth0|new1')).toEqual(
      jasmine.objectContaining({ email: 'new@example.com', email_verified: false }),
    );
    const errors = JSON.parse(JSON.stringify(await management.jobs.errors.get(job.id))) as {
      errors: { code: string }[];
    }[];
    expect(errors.map((item) => item.errors.map(({ code }) => code))).toEqual([
      ['CONFLICT_EMAIL'],
      ['OBJECT_REQUIRED'],
      ['OBJECT_ADDITIONAL_PROPERTIES', 'INVALID_TYPE'],
    ]);
  });

  it('changes existing users with upsert, and has no errors then', async () => {
    const users = [{ email: 'mia@example.com', given_name: 'Maria' }];
    const job = await importUsers(users, { upsert: true });
    expect(tenant.users.get(MIA)?.given_name).toBe('Maria');
    const token = await machineToken('read:users');
    const response = await fetch(`${tenant.audience}jobs/${job.id}/errors`, bearer(token));
    expect(response.status).toBe(204);
  });

  it('exports users of a connection as JSON lines, with the fields that were named', async () => {
    const fields = [{ name: 'email' }, { name: 'user_metadata.theme', export_as: 'theme' }];
    expect(await exported({ format: 'json', connection_id: connectionId, fields })).toBe(
      '{"email":"mia@example.com","theme":"light"}\n{"email":"blocked@example.com"}\n',
    );
  });

  it('exports users as CSV, quoted where they need it', async () => {
    tenant.users.update(MIA, { name: 'Brandt, "Mia"' });
    const fields = [{ name: 'name' }, { name: 'email' }];
    expect(await exported({ format: 'csv', fields, limit: 1 })).toBe(
      'name,email\n"Brandt, ""Mia""",mia@example.com\n',
    );
  });

  for (const [what, form, status] of [
    ['no file', { connection_id: 'CONNECTION' }, 400],
    ['no connection', { users: '[]' }, 400],
    ['an unknown connection', { users: '[]', connection_id: 'con_x' }, 400],
    ['a file that is no list', { users: '{}', connection_id: 'CONNECTION' }, 400],
    ['a file that is not JSON', { users: '[', connection_id: 'CONNECTION' }, 400],
    [
      'a file of more than 500 KB',
      { users: ' '.repeat(512_001), connection_id: 'CONNECTION' },
      413,
    ],
  ] as const) {
    it(`refuses an import with ${what}`, async () => {
      const body = new FormData();
      for (const [name, value] of Object.entries(form)) {
        body.set(name, value === 'CONNECTION' ? connectionId : value);
      }
      const token = await machineToken('create:users');
      const request = { method: 'POST', body, ...bearer(token) };
      expect((await fetch(`${tenant.audience}jobs/users-imports`, request)).status).toBe(status);
    });
  }

  it('refuses an import that is no form, or without create:users', async () => {
    const url = `${tenant.audience}jobs/users-imports`;
    const right = { method: 'POST', body: '{}', ...bearer(await machineToken('create:users')) };
    const wrong = { method: 'POST', body: '{}', ...bearer(await machineToken('read:users')) };
    expect((await fetch(url, right)).status).toBe(415);
    expect((await fetch(url, wrong)).status).toBe(403);
    expect((await fetch(`${tenant.url}/_emulator/exports/job_none.json.gz`)).status).toBe(404);
  });

  function importUsers(users: object[], options: { upsert?: boolean } = {}) {
    const file = new Blob([JSON.stringify(users)], { type: 'application/json' });
    return management.jobs.usersImports.create({
      users: file,
      connection_id: connectionId,
      ...options,
    });
  }

  async function exported(
    request: Parameters<typeof management.jobs.usersExports.create>[0],
  ): Promise<string> {
    const { id } = await management.jobs.usersExports.create(request);
    const { location = '' } = await management.jobs.get(id);
    const response = await fetch(location);
    return gunzipSync(Buffer.from(await response.arrayBuffer())).toString('utf8');
  }

  function machineToken(scope: string): Promise<string> {
    return tenant.mint({ userId: 'machine@clients', scope });
  }
});

function bearer(token: string): { headers: Record<string, string> } {
  return { headers: { authorization: `Bearer ${token}` } };
}
