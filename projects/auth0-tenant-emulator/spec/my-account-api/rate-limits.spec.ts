import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { callMyAccount, errorCode, type MyAccountAnswer } from '../support/my-account-client.ts';

describe('rate limits of the My Account API', () => {
  let tenant: Tenant;

  it('send no headers on the plan "unlimited"', async () => {
    start('unlimited');
    expect((await factors()).headers.get('x-ratelimit-limit')).toBeNull();
  });

  it('allow two reads of all users in a second on the free plan', async () => {
    start('free');
    const { headers } = await factors(MIA);
    expect(headers.get('x-ratelimit-limit')).toBe('2');
    expect(headers.get('x-ratelimit-remaining')).toBe('1');
    await factors(NOOR);
    const refused = await factors(MIA);
    expect([refused.status, errorCode(refused)]).toEqual([429, 'A0E-429-0001']);
    expect(refused.headers.get('x-auth0-error-kind')).toBe('global-rate-limit');
    expect(refused.headers.get('retry-after')).toBe('1');
    tenant.clock.advance(1);
    expect((await factors(NOOR)).status).toBe(200);
  });

  it('allow two reads of one user in a minute on the free plan', async () => {
    start('free');
    await factors(MIA);
    await factors(MIA);
    tenant.clock.advance(2);
    const refused = await factors(MIA);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-auth0-error-kind')).toBeNull();
    expect(refused.headers.get('retry-after')).toBe('28');
    expect((await factors(NOOR)).status).toBe(200);
    tenant.clock.advance(28);
    expect((await factors(MIA)).status).toBe(200);
  });

  it('count reads, filtered reads and writes separately', async () => {
    start('free');
    await factors();
    await factors();
    const filtered = await Promise.all(Array.from({ length: 6 }, () => methods('totp')));
    expect(filtered.filter(({ status }) => status === 429).length).toBe(1);
    expect((await patchProfile()).status).toBe(200);
  });

  it('are wider on the enterprise plan', async () => {
    start('enterprise');
    const { headers } = await factors();
    expect(headers.get('x-ratelimit-limit')).toBe('5');
  });

  it('count a token that names no user of the tenant for the tenant only', async () => {
    start('free');
    for (const authorization of ['', 'Bearer x', 'Bearer a.e30.b']) {
      expect((await call('GET', 'factors', { authorization })).status).toBe(
        authorization === 'Bearer a.e30.b' ? 429 : 401,
      );
    }
  });

  function factors(userId = MIA): Promise<MyAccountAnswer> {
    return call('GET', 'factors', { scope: 'read:me:factors', token: { userId } });
  }

  function methods(type: string): Promise<MyAccountAnswer> {
    const scope = 'read:me:authentication_methods';
    return call('GET', `authentication-methods?type=${type}`, { scope });
  }

  function patchProfile(): Promise<MyAccountAnswer> {
    return call('PATCH', 'profile', { scope: 'update:me:profile', body: {} });
  }

  function call(method: string, path: string, options: Parameters<typeof callMyAccount>[3]) {
    return callMyAccount(tenant, method, path, options);
  }

  function start(plan: 'unlimited' | 'free' | 'enterprise'): void {
    const clock = (): number => Date.UTC(2026, 10, 30);
    tenant = createTenant({ ...fixtureSeed, clock, tenant: { my_account: {}, plan } });
  }
});
