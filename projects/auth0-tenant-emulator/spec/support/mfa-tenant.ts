import { createTenant } from '../../src/create-tenant.ts';
import type { SeedUser, TenantSeed } from '../../src/seed/seed.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from './fixture-tenant.ts';
import { mfaClient, MFA_GRANTS, type MfaClient } from './mfa-client.ts';

/** An authenticator app, which accepts 123456. */
export const TOTP = {
  id: 'dev_1',
  status: 'confirmed' as const,
  type: 'authenticator',
  auth_method: 'authenticator',
  enrolled_at: '2026-01-01T00:00:00.000Z',
};
/** A phone. */
export const SMS = {
  ...TOTP,
  id: 'dev_2',
  type: 'sms',
  auth_method: 'sms',
  phone_number: '+491234567',
};

/** Mia, who has to use a second factor, with these enrollments. */
export function mfaUser(enrollments: (typeof TOTP)[] = [TOTP]): SeedUser {
  const [mia] = fixtureSeed.users ?? [];
  return { ...mia, user_id: MIA, mfa_required: true, enrollments };
}

/** A tenant with her, and two clients that may use the MFA API. */
export function startMfa(seed: TenantSeed = {}): { tenant: Tenant; client: MfaClient } {
  const grant_types = ['password', 'refresh_token', ...Object.values(MFA_GRANTS)];
  const tenant = createTenant({
    ...fixtureSeed,
    users: [mfaUser()],
    clients: [
      { client_id: 'spa', grant_types },
      { client_id: 'other', grant_types },
    ],
    client_grants: [],
    rules: [],
    ...seed,
  });
  return { tenant, client: mfaClient(tenant) };
}

/** The `mfa_token` of an answer, as a member of the next request. */
export function mfaToken(body: Record<string, unknown>): { mfa_token: string } {
  return { mfa_token: String(body['mfa_token']) };
}
