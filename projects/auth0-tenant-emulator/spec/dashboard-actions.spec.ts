import { createTenant } from '../src/create-tenant.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { claimsOf } from './support/test-browser.ts';

describe('the forms of the dashboard', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant({ ...fixtureSeed, rules: [] });
  });

  it('lead back to the dashboard', async () => {
    const answer = await post({ action: 'clear-faults' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/_emulator/']);
  });

  it('add, block, unblock and delete users', async () => {
    await post({ action: 'add-user', email: 'eve@example.com', password: 'Correct-Horse-9' });
    const eve = tenant.users.list().find(({ email }) => email === 'eve@example.com');
    const userId = eve?.user_id ?? '';
    await post({ action: 'block', userId });
    expect(tenant.users.get(userId)?.blocked).toBeTrue();
    await post({ action: 'unblock', userId });
    expect(tenant.users.get(userId)?.blocked).toBeFalse();
    await post({ action: 'delete-user', userId });
    expect(tenant.users.get(userId)).toBeUndefined();
  });

  it('show a token of a user', async () => {
    const answer = await post({ action: 'mint', userId: MIA });
    const [, token = ''] = />(eyJ[^<]+)</.exec(await answer.text()) ?? [];
    expect(claimsOf(token)['sub']).toBe(MIA);
    const read = await tenant.fetch(
      new Request(`${tenant.audience}users/${encodeURIComponent(MIA)}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
    expect(read.status).toBe(200);
  });

  it('end sessions and revoke refresh tokens', async () => {
    const body = JSON.stringify({ userId: MIA });
    const url = 'http://localhost/_emulator/sessions/start';
    await tenant.fetch(new Request(url, { method: 'POST', body }));
    expect((await post({ action: 'end-sessions', userId: MIA })).status).toBe(303);
    expect(tenant.endSessions(MIA)).toBe(0);
    expect((await post({ action: 'revoke', userId: '' })).status).toBe(303);
  });

  it('add and clear faults, move the clock, rotate keys and reset', async () => {
    await post({ action: 'add-fault', fault: 'login_required' });
    expect(tenant.faults.list()).toEqual([{ name: 'login_required', times: 1 }]);
    await post({ action: 'clear-faults' });
    expect(tenant.faults.list()).toEqual([]);
    const before = tenant.clock.now();
    await post({ action: 'advance', seconds: '3600' });
    expect(tenant.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    await post({ action: 'rotate-keys' });
    const jwks = await tenant.fetch(new Request('http://localhost/.well-known/jwks.json'));
    expect(((await jwks.json()) as { keys: unknown[] }).keys.length).toBe(2);
    tenant.users.remove(MIA);
    await post({ action: 'reset' });
    expect(tenant.users.get(MIA)).toBeDefined();
  });

  const wrong: Record<string, string>[] = [
    { action: 'add-user', email: 'nobody' },
    { action: 'block', userId: 'auth0|nobody' },
    { action: 'delete-user', userId: 'auth0|nobody' },
    { action: 'mint', userId: 'auth0|nobody' },
    { action: 'add-fault', fault: 'x' },
    { action: 'advance', seconds: 'x' },
    { action: 'constructor' },
    {},
  ];
  for (const form of wrong) {
    it(`tell what is wrong with ${JSON.stringify(form)}`, async () => {
      const answer = await post(form);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('role="alert"');
    });
  }

  it('are refused for a page of another site', async () => {
    const answer = await post({ action: 'reset' }, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });

  async function post(
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return tenant.fetch(
      new Request('http://localhost/_emulator/dashboard', {
        method: 'POST',
        headers,
        body: new URLSearchParams(form),
      }),
    );
  }
});
