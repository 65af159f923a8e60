import { accessToken, MANAGEMENT_AUDIENCE, tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

describe('diagnose, the issuer of a token', () => {
  describe('when it is another tenant', () => {
    it('says that this tenant knows neither its keys nor its users', () => {
      expect(text(accessToken({ iss: 'https://staging.eu.auth0.com/' }))).toEqual([
        "wrong-issuer: The token was issued by another tenant. The Management API knows neither that tenant's keys nor its users.",
        '  - Its issuer (iss) is https://staging.eu.auth0.com/, the application is configured for tenant.eu.auth0.com.',
        'What to change (domain and clientId in provideAuth0()): Take both from the same tenant as the API, then log in again. Tokens that were stored while another environment was configured must go.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens',
      ]);
    });

    it('sees it from issuer and audience where no domain is known', () => {
      const token = accessToken({ iss: 'https://staging.eu.auth0.com/' });
      expect(text(token, { domain: undefined }).slice(0, 2)).toEqual([
        "wrong-issuer: The token was issued by another tenant. The Management API knows neither that tenant's keys nor its users.",
        '  - Its issuer (iss) is https://staging.eu.auth0.com/, its audience the Management API of tenant.eu.auth0.com.',
      ]);
      expect(diagnose(accessToken(), { now: tenant.now }).problem).toBe('no-problem');
    });

    it('explains an answer that only says the token is invalid', () => {
      const token = accessToken({ iss: 'https://staging.eu.auth0.com/' });
      const answer = { status: 401, body: { message: 'Invalid token' } };
      expect(text(answer, { token }).slice(0, 3)).toEqual([
        "wrong-issuer: The token was issued by another tenant. The Management API knows neither that tenant's keys nor its users.",
        '  - Auth0 answered "Invalid token", and no more than that.',
        '  - Its issuer (iss) is https://staging.eu.auth0.com/, the application is configured for tenant.eu.auth0.com.',
      ]);
    });
  });

  describe('when the tenant has a custom domain', () => {
    const token = accessToken({ iss: 'https://login.example.com/' });

    it('finds nothing wrong with the canonical audience', () => {
      expect(text(token, { domain: 'login.example.com' })).toEqual([
        'no-problem: Nothing is wrong with this access token for the Management API, as far as can be seen from outside.',
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2/ and https://tenant.eu.auth0.com/userinfo.',
        '  - It has the scopes: openid, profile, email, read:current_user and update:current_user_metadata.',
        '  - It is good for another 24 hours.',
        '  - It was issued under the custom domain login.example.com: call https://login.example.com/api/v2/ with it.',
        'What to change (nowhere): If an API refuses it all the same, give diagnose() the answer too: the signature and what was revoked cannot be seen in a token.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
    });

    it('takes the domain with scheme and slash too', () => {
      expect(diagnose(token, { ...tenant, domain: 'https://login.example.com/' }).problem).toBe(
        'no-problem',
      );
    });

    it('says that the two domains are two issuers where they are mixed', () => {
      expect(text(token)).toEqual([
        'wrong-issuer: The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain count as two issuers.',
        '  - Its issuer (iss) is https://login.example.com/, the application is configured for tenant.eu.auth0.com.',
        'What to change (domain in provideAuth0()): Use one of the two everywhere: log in on the domain whose API you call. Only the audience keeps the name of the tenant domain.',
        'Read more: https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains',
      ]);
      expect(diagnose(accessToken(), { ...tenant, domain: 'login.example.com' }).whatHappened).toBe(
        diagnose(token, tenant).whatHappened,
      );
    });

    it('compares the host that is called with the issuer', () => {
      const url = `${MANAGEMENT_AUDIENCE}users/auth0%7C5ad8b180b09f330744ab1e7f`;
      const context = { domain: 'login.example.com', method: 'GET', url };
      expect(text(token, context).slice(0, 2)).toEqual([
        'wrong-issuer: The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain count as two issuers.',
        '  - Its issuer (iss) is https://login.example.com/, the request goes to tenant.eu.auth0.com.',
      ]);
      const own = 'https://login.example.com/api/v2/users/auth0%7C5ad8b180b09f330744ab1e7f';
      expect(diagnose(token, { ...tenant, ...context, url: own }).problem).toBe('no-problem');
    });
  });

  describe('when the tenant is an emulated one on this machine', () => {
    it('does not take it for a custom domain', () => {
      const stranger = 'The token was issued by another tenant.';
      const domain = 'http://localhost:4400';
      for (const iss of ['https://staging.eu.auth0.com/', 'https://login.example.com/']) {
        const { whatHappened } = diagnose(accessToken({ iss }), { ...tenant, domain });
        expect(whatHappened.startsWith(stranger)).toBeTrue();
      }
    });

    it('takes http for https', () => {
      const token = accessToken({
        iss: 'http://localhost:4400/',
        aud: ['https://localhost:4400/api/v2/'],
      });
      expect(diagnose(token, { ...tenant, domain: 'http://localhost:4400' }).problem).toBe(
        'no-problem',
      );
      expect(diagnose(token, { ...tenant, domain: 'localhost:4400' }).problem).toBe('no-problem');
      expect(diagnose(token, { ...tenant, domain: 'localhost:4401' }).problem).toBe('wrong-issuer');
    });
  });

  describe('when the SDK finds another issuer in the ID token of a login', () => {
    it('points to the domain', () => {
      const message =
        'Issuer (iss) claim mismatch in the ID token; expected "https://a.auth0.com/", found "https://b.example/"';
      expect(text(new Error(message)).slice(0, 3)).toEqual([
        'wrong-issuer: The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain count as two issuers.',
        '  - The ID token of the login names another issuer than the configured domain.',
        'What to change (domain in provideAuth0()): Use one of the two everywhere: log in on the domain whose API you call. Only the audience keeps the name of the tenant domain.',
      ]);
    });
  });

  describe('when it is missing', () => {
    it('is left to the next check', () => {
      expect(diagnose(accessToken({ iss: undefined }), tenant).problem).toBe('no-problem');
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
