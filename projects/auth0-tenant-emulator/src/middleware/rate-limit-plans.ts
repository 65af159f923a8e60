import type { SeedTenantSettings } from '../seed/seed.ts';
import type { BucketSize } from '../tenant/token-bucket.ts';

/** The groups of requests Auth0 limits together. */
export type LimitGroup =
  'read-users' | 'write-users' | 'delete-users' | 'write-device-credentials' | 'other';

/** The limits of a subscription. A group that is left out has the global limit only. */
export interface PlanLimits {
  global?: BucketSize;
  groups: Partial<Record<LimitGroup, BucketSize>>;
}

/** A plan with limits. */
export type Plan = Exclude<NonNullable<SeedTenantSettings['plan']>, 'unlimited'>;

function perSecond(count: number): BucketSize {
  return { burst: count, perSecond: count };
}

function perMinute(burst: number, count: number): BucketSize {
  return { burst, perSecond: count / 60 };
}

/** Limits of the Management API per plan (Auth0's rate limit configurations, August 2026). */
export const planLimits: Readonly<Record<Plan, PlanLimits>> = {
  free: { global: { burst: 2, perSecond: 2 }, groups: {} },
  essentials: {
    groups: {
      'read-users': perMinute(40, 500),
      'write-users': perMinute(20, 200),
      'delete-users': perMinute(20, 200),
      'write-device-credentials': perMinute(5, 100),
      other: perMinute(10, 150),
    },
  },
  enterprise: { global: { burst: 50, perSecond: 16 }, groups: {} },
  enterprise_non_production: { global: { burst: 10, perSecond: 2 }, groups: {} },
};

/** The groups of requests to the My Account API. */
export type MyAccountGroup = 'read' | 'write' | 'filteredRead';

/** Limits of the My Account API: of all users together, and of each user. */
export interface MyAccountLimits {
  tenant: Readonly<Record<MyAccountGroup, BucketSize>>;
  user: Readonly<Record<MyAccountGroup, BucketSize>>;
}

const freeMyAccount: MyAccountLimits = {
  tenant: { read: perSecond(2), write: perSecond(2), filteredRead: perSecond(5) },
  user: { read: perMinute(2, 2), write: perMinute(2, 2), filteredRead: perMinute(5, 5) },
};

const enterpriseMyAccount: MyAccountLimits = {
  tenant: { read: perSecond(25), write: perSecond(25), filteredRead: perSecond(100) },
  user: { read: perMinute(5, 5), write: perMinute(5, 5), filteredRead: perMinute(20, 20) },
};

/**
 * Limits of the My Account API per plan. Those of `free` and `enterprise` are published; that
 * `essentials` has the first and the non-production tenants the second is not verified.
 */
export const myAccountLimits: Readonly<Record<Plan, MyAccountLimits>> = {
  free: freeMyAccount,
  essentials: freeMyAccount,
  enterprise: enterpriseMyAccount,
  enterprise_non_production: enterpriseMyAccount,
};

/** The group a Management API request belongs to. */
export function limitGroup(method: string, path: string): LimitGroup {
  if (/^\/api\/v2\/users(?:\/|$|-by-email)/.test(path)) {
    if (method === 'GET') {
      return 'read-users';
    }
    if (method === 'DELETE') {
      return 'delete-users';
    }
    return 'write-users';
  }
  return path.startsWith('/api/v2/device-credentials') && method !== 'GET'
    ? 'write-device-credentials'
    : 'other';
}
