import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';

describe('my back end', () => {
  let tenant: RunningTenant;

  beforeAll(async () => {
    tenant = await startTenant({
      port: 0,
      users: [{ user_id: 'auth0|ada' }],
      clients: [{ client_id: 'app' }],
    });
  });

  afterAll(() => tenant.close());

  it('handles rate limits', async () => {
    tenant.faults.add({ path: '/api/v2/users/*', kind: 'rate-limit', retryAfterSeconds: 1 });
    const response = await fetch(`${tenant.audience}users/auth0%7Cada`);
    expect(response.status).toBe(429);
  });
});
