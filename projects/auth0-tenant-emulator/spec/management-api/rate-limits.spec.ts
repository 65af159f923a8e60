import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';

describe('rate limits (Auth0 docs: Rate Limit Configurations)', () => {
  const NOW = Date.UTC(2026, 10, 22);

  it('allow two requests a second on the free plan, then answer 429 with the headers', async () => {
    const tenant = tenantOn('free');
    expect((await read(tenant)).headers.get('x-ratelimit-remaining')).toBe('1');
    expect((await read(tenant)).headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await read(tenant);
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      statusCode: 429,
      error: 'Too Many Requests',
      message: 'Global limit has been reached',
      errorCode: 'too_many_requests',
    });
    expect(refused.headers.get('x-ratelimit-limit')).toBe('2');
    expect(refused.headers.get('x-ratelimit-reset')).toBe(String(NOW / 1000 + 1));
    expect(refused.headers.get('retry-after')).toBeNull();
    tenant.clock.advance(1);
    expect((await read(tenant)).status).toBe(200);
  });

  it('count reading and writing users separately on the essentials plan', async () => {
    const tenant = tenantOn('essentials');
    const answers = await Promise.all(Array.from({ length: 41 }, () => read(tenant)));
    expect(answers.filter((answer) => answer.status === 429).length).toBe(1);
    const write = await callManagement(tenant, 'PATCH', userPath(MIA), {
      scope: 'update:current_user_metadata',
      body: { user_metadata: { a: 1 } },
    });
    expect(write.headers.get('x-ratelimit-limit')).toBe('20');
    expect(write.status).toBe(200);
  });

  it('can be replaced by the seed', async () => {
    const tenant = createTenant({
      ...fixtureSeed,
      clock: () => NOW,
      tenant: { plan: 'enterprise', rate_limit: { burst: 1, per_second: 0.1 } },
    });
    expect((await read(tenant)).status).toBe(200);
    expect((await read(tenant)).status).toBe(429);
  });

  it('are off, without headers, when the seed names no plan', async () => {
    const tenant = createTenant(fixtureSeed);
    const answers = await Promise.all(Array.from({ length: 60 }, () => read(tenant)));
    expect(answers.every((answer) => answer.status === 200)).toBeTrue();
    expect(answers[0]?.headers.get('x-ratelimit-limit')).toBeNull();
  });

  function tenantOn(plan: 'free' | 'essentials'): Tenant {
    return createTenant({ ...fixtureSeed, clock: () => NOW, tenant: { plan } });
  }

  function read(tenant: Tenant) {
    return callManagement(tenant, 'GET', userPath(MIA), { scope: 'read:current_user' });
  }
});
