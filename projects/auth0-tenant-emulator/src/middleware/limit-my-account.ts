import type { Next } from 'hono';
import { fromBase64 } from '../common/base64.ts';
import { isJsonObject, textOf } from '../common/json.ts';
import { myAccountError } from '../my-account-api/errors.ts';
import type { RequestContext, TenantContext } from '../tenant/tenant-context.ts';
import { takeToken, type BucketResult } from '../tenant/token-bucket.ts';
import { myAccountLimits, type MyAccountGroup, type Plan } from './rate-limit-plans.ts';
import { withRateLimitHeaders } from './rate-limit-headers.ts';

/**
 * Applies the plan's rate limits to the My Account API: the tenant's bucket first, then the user's. The
 * plan `unlimited` counts nothing and sends no headers.
 */
export async function limitMyAccount(c: RequestContext, next: Next): Promise<Response | undefined> {
  const plan = c.var.tenant.seed.tenant?.plan ?? 'unlimited';
  if (plan === 'unlimited') {
    await next();
    return undefined;
  }
  const ofTenant = takeFor(c, plan, 'tenant', '');
  if (!ofTenant.allowed) {
    return tooMany(ofTenant, { 'x-auth0-error-kind': 'global-rate-limit' });
  }
  const userId = callerOf(c);
  const ofUser = userId === undefined ? undefined : takeFor(c, plan, 'user', userId);
  if (ofUser?.allowed === false) {
    return tooMany(ofUser, {});
  }
  await next();
  const isLower = ofUser !== undefined && ofUser.remaining < ofTenant.remaining;
  withRateLimitHeaders(c.res, isLower ? ofUser : ofTenant);
  return undefined;
}

function takeFor(
  c: RequestContext,
  plan: Plan,
  whose: 'tenant' | 'user',
  userId: string,
): BucketResult {
  const group = groupOf(c);
  const size = myAccountLimits[plan][whose][group];
  return takeToken(c.var.tenant, `my-account ${whose} ${group} ${userId}`, size);
}

/** That a "filtered" read is one with `type` or `connection` is not verified. */
function groupOf(c: RequestContext): MyAccountGroup {
  if (c.req.method !== 'GET') {
    return 'write';
  }
  const isFiltered = ['type', 'connection'].some((name) => c.req.query(name) !== undefined);
  return isFiltered ? 'filteredRead' : 'read';
}

/** The user that a token names; whether the token is valid does not matter for its bucket. */
function callerOf(c: RequestContext): string | undefined {
  const payload = c.req.header('authorization')?.split(/[\s.]/)[2];
  try {
    const claims: unknown = JSON.parse(fromBase64(payload ?? ''));
    const subject = isJsonObject(claims) ? textOf(claims['sub']) : '';
    return knownUser(c.var.tenant, subject);
  } catch {
    return undefined;
  }
}

function knownUser({ state }: TenantContext, userId: string): string | undefined {
  return state.users.has(userId) ? userId : undefined;
}

function tooMany(result: BucketResult, headers: Readonly<Record<string, string>>): Response {
  const response = withRateLimitHeaders(myAccountError('rateLimit').toResponse(), result);
  response.headers.set('retry-after', String(result.retryAfterSeconds));
  for (const [name, value] of Object.entries(headers)) {
    response.headers.set(name, value);
  }
  return response;
}
