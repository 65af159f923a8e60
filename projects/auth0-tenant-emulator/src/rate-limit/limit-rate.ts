import type { MiddlewareHandler } from 'hono';
import { managementError } from '../management-api/errors.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { limitGroup, PLAN_LIMITS, type BucketSize, type PlanLimits } from './plans.ts';
import { TokenBucket, type BucketAnswer } from './token-bucket.ts';

/**
 * Applies the plan's rate limits to the Management API: the global bucket first, then the one of the
 * request's group. A plan of `unlimited` counts nothing and sends no headers.
 */
export function limitRate(tenant: TenantContext): MiddlewareHandler<TenantEnv> {
  return async (c, next) => {
    const plan = tenant.seed.tenant?.plan ?? 'unlimited';
    if (plan === 'unlimited') {
      await next();
      return;
    }
    const limits = limitsOf(tenant, plan);
    const group = limitGroup(c.req.method, c.get('url').pathname);
    const answers: BucketAnswer[] = [];
    for (const [name, size] of [
      ['global', limits.global],
      [group, limits.groups[group]],
    ] as const) {
      if (size === undefined || answers.some((answer) => !answer.allowed)) {
        continue;
      }
      answers.push(takeToken(tenant, name, size));
    }
    const tightest = answers.sort((left, right) => left.remaining - right.remaining)[0];
    if (tightest?.allowed === false) {
      return withHeaders(managementError('rateLimit').toResponse(), tightest);
    }
    await next();
    if (tightest !== undefined) {
      withHeaders(c.res, tightest);
    }
    return;
  };
}

/** Takes a token from one of the tenant's buckets, which is made when it is first needed. */
export function takeToken(tenant: TenantContext, name: string, size: BucketSize): BucketAnswer {
  const now = tenant.clock.now();
  const bucket = tenant.buckets.get(name) ?? new TokenBucket(size, now);
  tenant.buckets.set(name, bucket);
  return bucket.take(now);
}

function limitsOf(tenant: TenantContext, plan: keyof typeof PLAN_LIMITS): PlanLimits {
  const own = tenant.seed.tenant?.rate_limit;
  const limits = PLAN_LIMITS[plan];
  return own === undefined
    ? limits
    : { ...limits, global: { burst: own.burst, perSecond: own.per_second } };
}

function withHeaders(response: Response, answer: BucketAnswer): Response {
  response.headers.set('x-ratelimit-limit', String(answer.limit));
  response.headers.set('x-ratelimit-remaining', String(answer.remaining));
  response.headers.set('x-ratelimit-reset', String(answer.reset));
  return response;
}
