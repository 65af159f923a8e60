import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { freshTenant, signedIn } from '../test-support/signed-in';

describe('Authorization at a tenant', () => {
  beforeEach(freshTenant);

  describe('when 200 callers need a token at once', () => {
    it('requests one token', async () => {
      await signedIn();
      const tokens = await loadAuthorization();
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
