import { authorization } from '../test-support/authorization';
import { tenant } from '../test-support/emulated-tenant';
import { freshTenant, signedIn } from '../test-support/signed-in';

describe('Authorization at a tenant', () => {
  beforeEach(freshTenant);

  describe('when 200 callers ask at once', () => {
    it('asks the tenant for one token', async () => {
      await signedIn();
      const tokens = await authorization();
      const all = await Promise.all(
        Array.from({ length: 200 }, () => tokens.get(tenant.audience, ['read:current_user'])),
      );
      expect(new Set(all.map(({ value }) => value)).size).toBe(1);
      const asked = (await tenant.requests()).filter(({ path }) => path === '/oauth/token');
      expect(asked.length).toBe(1);
      expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
    });
  });
});
