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
