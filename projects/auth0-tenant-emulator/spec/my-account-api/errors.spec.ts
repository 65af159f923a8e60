import { createTenant } from '../../src/create-tenant.ts';
import { myAccountErrorSources } from '../../src/my-account-api/errors.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed } from '../support/fixture-tenant.ts';
import { callMyAccount } from '../support/my-account-client.ts';
import { schemaFault } from '../support/my-account-schemas.ts';

const ORIGIN = 'http://localhost:4400';

describe('error bodies of the My Account API', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant({ ...fixtureSeed, domain: 'localhost:4400' });
  });

  for (const { name, status } of myAccountErrorSources()) {
    it(`${status} ${name} is the answer when a fault names it`, async () => {
      tenant.faults.add({ path: '/me/**', error: name, facts: ['a fact'] });
      const call = { scope: 'read:me:factors', undocumented: true as const };
      const answer = await callMyAccount(tenant, 'GET', 'factors', call);
      expect(answer.status).toBe(status);
      expect(answer.body['status']).toBe(status);
      expect(schemaFault('ErrorResponse', answer.body)).toBeUndefined();
    });
  }

  it('are known to the control plane, which lists them when it does not know a name', async () => {
    const known = await addFault({ path: '/me/**', error: 'profileOff' });
    expect(known.status).toBe(204);
    const unknown = await addFault({ path: '/me/**', error: 'x' });
    expect(await unknown.text()).toContain('profileOff');
  });

  it('are what an unknown endpoint answers, which the request log notes', async () => {
    const answer = await callMyAccount(tenant, 'GET', 'consents', { scope: 'openid' });
    expect([answer.status, answer.body['title']]).toEqual([404, 'Not Found']);
    expect(tenant.requests().at(-1)?.notImplemented).toBeTrue();
  });

  it('and the Location header can be read by a page of another origin', async () => {
    const answer = await callMyAccount(tenant, 'POST', 'authentication-methods', {
      scope: 'create:me:authentication_methods',
      body: { type: 'totp' },
      headers: { origin: 'http://localhost:4200' },
    });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('access-control-expose-headers')).toContain('location');
    const preflight = await tenant.fetch(
      new Request(`${ORIGIN}/me/v1/profile`, {
        method: 'OPTIONS',
        headers: { origin: 'http://localhost:4200', 'access-control-request-method': 'PATCH' },
      }),
    );
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  });

  function addFault(fault: object): Promise<Response> {
    const request = new Request(`${ORIGIN}/_emulator/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    });
    return tenant.fetch(request);
  }
});
