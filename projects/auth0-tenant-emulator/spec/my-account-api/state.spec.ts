import { readSnapshot, writeSnapshot } from '../../src/state/snapshot.ts';
import { stateFromSeed } from '../../src/seed/state-from-seed.ts';
import { createClock } from '../../src/common/clock.ts';
import { createTenant } from '../../src/create-tenant.ts';
import type { TenantState } from '../../src/state/tenant-state.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callMyAccount, type MyAccountAnswer } from '../support/my-account-client.ts';

const METHODS = 'authentication-methods';
const ENROLLMENT = {
  id: 'dev_1',
  status: 'confirmed' as const,
  type: 'authenticator',
  auth_method: 'authenticator',
  enrolled_at: '2026-01-02T03:04:05.000Z',
};

describe('a snapshot of the state', () => {
  it('keeps methods, and enrollments that were started', async () => {
    const state = seededState();
    const first = createTenant({ ...fixtureSeed, state });
    await enroll(first, { type: 'recovery-code' });
    const started = await enroll(first, { type: 'email', email: 'mia@home.example' });
    const second = createTenant({ ...fixtureSeed, state: copyOf(writeSnapshot(state)) });
    const id = encodeURIComponent(String(started.body['id']));
    const { auth_session: session } = started.body;
    const verified = await callMyAccount(second, 'POST', `${METHODS}/${id}/verify`, {
      scope: 'create:me:authentication_methods',
      body: { auth_session: session, otp_code: '123456' },
    });
    expect(verified.status).toBe(201);
    expect(await types(second)).toEqual(['password', 'recovery-code', 'email']);
  });

  it('of an earlier release is read: its enrollments become methods', async () => {
    const text = writeSnapshot(seededState());
    const { version, state } = JSON.parse(text) as { version: number; state: EarlierState };
    const later = [
      ...['methodEnrollments', 'connectedAccounts', 'connectRequests'],
      ...['organizations', 'roles', 'logs'],
    ];
    const earlier = Object.fromEntries(
      Object.entries(state).filter(([key]) => !later.includes(key)),
    );
    const users = state.users.map(([id, { methods: _methods, roles: _roles, ...user }]) => [
      id,
      { ...user, enrollments: id === MIA ? [ENROLLMENT] : [] },
    ]);
    const old = JSON.stringify({ version, state: { ...earlier, users } });
    const tenant = createTenant({ ...fixtureSeed, state: copyOf(old) });
    expect(await types(tenant)).toEqual(['password', 'totp']);
  });
});

interface EarlierState {
  users: [string, { methods: unknown; roles: unknown }][];
}

function seededState(): TenantState {
  return stateFromSeed(fixtureSeed, createClock());
}

function copyOf(snapshot: string): TenantState {
  const state = readSnapshot(snapshot);
  if (state === undefined) {
    throw new Error('The snapshot cannot be read');
  }
  return state;
}

function enroll(tenant: Tenant, body: object): Promise<MyAccountAnswer> {
  return callMyAccount(tenant, 'POST', METHODS, {
    scope: 'create:me:authentication_methods',
    body,
  });
}

async function types(tenant: Tenant): Promise<unknown[]> {
  const call = { scope: 'read:me:authentication_methods' };
  const { body } = await callMyAccount(tenant, 'GET', METHODS, call);
  return (body['authentication_methods'] as { type: string }[]).map(({ type }) => type);
}
