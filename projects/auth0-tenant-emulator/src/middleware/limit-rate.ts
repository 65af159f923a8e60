import type { Next } from 'hono';
import { managementError } from '../management-api/errors.ts';
import type { RequestContext, TenantContext } from '../tenant/tenant-context.ts';
import { takeToken, type BucketResult } from '../tenant/token-bucket.ts';
import { withRateLimitHeaders } from './rate-limit-headers.ts';
import { limitGroup, planLimits, type Plan, type PlanLimits } from './rate-limit-plans.ts';

/**
 * Applies the plan's rate limits to the Management API: the global bucket first, then the one of the
 * request's group. The plan `unlimited` counts nothing and sends no headers.
 */
export async function limitRate(c: RequestContext, next: Next): Promise<Response | undefined> {
  const { tenant } = c.var;
  const plan = tenant.seed.tenant?.plan ?? 'unlimited';
  if (plan === 'unlimited') {
    await next();
    return undefined;
  }
  const lowest = takeFromBuckets(c, limitsOf(tenant, plan));
  if (lowest?.allowed === false) {
    return withRateLimitHeaders(managementError('rateLimit').toResponse(), lowest);
  }
  await next();
  if (lowest !== undefined) {
    withRateLimitHeaders(c.res, lowest);
  }
  return undefined;
}

/** Takes a token from each bucket until one is empty; returns the one with the fewest left. */
function takeFromBuckets(c: RequestContext, limits: PlanLimits): BucketResult | undefined {
  const group = limitGroup(c.req.method, c.get('url').pathname);
  const results: BucketResult[] = [];
  for (const [name, size] of [
    ['global', limits.global],
    [group, limits.groups[group]],
  ] as const) {
    if (size === undefined || results.some((result) => !result.allowed)) {
      continue;
    }
    results.push(takeToken(c.var.tenant, name, size));
  }
  return results.sort((left, right) => left.remaining - right.remaining)[0];
}

function limitsOf(tenant: TenantContext, plan: Plan): PlanLimits {
  const own = tenant.seed.tenant?.rate_limit;
  const limits = planLimits[plan];
  return own === undefined
    ? limits
    : { ...limits, global: { burst: own.burst, perSecond: own.per_second } };
}
