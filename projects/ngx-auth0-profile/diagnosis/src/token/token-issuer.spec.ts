import { accessToken, MANAGEMENT_AUDIENCE, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › issuer of a token', () => {
  describe('when another tenant issued it', () => {
    it('explains that this tenant has neither its keys nor its users', () => {
      expect(text(accessToken({ iss: 'https://staging.eu.auth0.com/' }))).toEqual([
        "wrong-issuer: The token was issued by another tenant. The Management API has neither that tenant's keys nor its users.",
        '  - Its issuer (iss) is https://staging.eu.auth0.com/, the application is configured for tenant.eu.auth0.com.',
        'What to change (domain and clientId in provideAuth0()): Take both from the same tenant as the API, then log in again. Delete tokens that were stored for another environment.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens',
      ]);
    });

    it('compares issuer and audience when no domain is given', () => {
      const token = accessToken({ iss: 'https://staging.eu.auth0.com/' });
      expect(text(token, { domain: undefined }).slice(0, 2)).toEqual([
        "wrong-issuer: The token was issued by another tenant. The Management API has neither that tenant's keys nor its users.",
        '  - Its issuer (iss) is https://staging.eu.auth0.com/, but its audience is the Management API of tenant.eu.auth0.com.',
      ]);
      expect(diagnose(accessToken(), { now: tenant.now }).problem).toBe('no-problem');
    });

    it('explains a response that only says that the token is invalid', () => {
      const token = accessToken({ iss: 'https://staging.eu.auth0.com/' });
      const answer = { status: 401, body: { message: 'Invalid token' } };
      expect(text(answer, { token }).slice(0, 3)).toEqual([
        "wrong-issuer: The token was issued by another tenant. The Management API has neither that tenant's keys nor its users.",
        '  - Auth0 answered "Invalid token" without a reason.',
        '  - Its issuer (iss) is https://staging.eu.auth0.com/, the application is configured for tenant.eu.auth0.com.',
      ]);
    });
  });

  describe('when the tenant has a custom domain', () => {
    const token = accessToken({ iss: 'https://login.example.com/' });

    it('accepts the audience with the tenant domain', () => {
      expect(text(token, { domain: 'login.example.com' })).toEqual([
        'no-problem: No problem was found in this access token for the Management API.',
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2/ and https://tenant.eu.auth0.com/userinfo.',
        '  - It has the scopes: openid, profile, email, read:current_user and update:current_user_metadata.',
        '  - It is valid for another 24 hours.',
        '  - It was issued under the custom domain login.example.com: call https://login.example.com/api/v2/ with it.',
        'What to change (nowhere): If an API rejects it, pass the response to diagnose() as well: neither the signature nor a revocation can be checked here.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
    });

    it('accepts a domain with scheme and trailing slash', () => {
      expect(diagnose(token, { ...tenant, domain: 'https://login.example.com/' }).problem).toBe(
        'no-problem',
      );
    });

    it('explains that the two domains are two issuers', () => {
      expect(text(token)).toEqual([
        'wrong-issuer: The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain are two different issuers.',
        '  - Its issuer (iss) is https://login.example.com/, the application is configured for tenant.eu.auth0.com.',
        'What to change (domain in provideAuth0()): Use one domain everywhere: log in with the domain whose API you call. Only the audience always contains the tenant domain.',
        'Read more: https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains',
      ]);
      expect(diagnose(accessToken(), { ...tenant, domain: 'login.example.com' }).whatHappened).toBe(
        diagnose(token, tenant).whatHappened,
      );
    });

    it('compares the called host with the issuer', () => {
      const url = `${MANAGEMENT_AUDIENCE}users/auth0%7C5ad8b180b09f330744ab1e7f`;
      const context = { domain: 'login.example.com', method: 'GET', url };
      expect(text(token, context).slice(0, 2)).toEqual([
        'wrong-issuer: The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain are two different issuers.',
        '  - Its issuer (iss) is https://login.example.com/, the request goes to tenant.eu.auth0.com.',
      ]);
      const own = 'https://login.example.com/api/v2/users/auth0%7C5ad8b180b09f330744ab1e7f';
      expect(diagnose(token, { ...tenant, ...context, url: own }).problem).toBe('no-problem');
    });
  });

  describe('when the tenant is an emulator on this machine', () => {
    it('does not treat it as a custom domain', () => {
      const stranger = 'The token was issued by another tenant.';
      const domain = 'http://localhost:4400';
      for (const iss of ['https://staging.eu.auth0.com/', 'https://login.example.com/']) {
        const { whatHappened } = diagnose(accessToken({ iss }), { ...tenant, domain });
        expect(whatHappened.startsWith(stranger)).toBeTrue();
      }
    });

    it('treats http and https as equal', () => {
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

  describe('when the SDK rejects the issuer of an ID token', () => {
    it('recommends checking the domain', () => {
      const message =
        'Issuer (iss) claim mismatch in the ID token; expected "https://a.auth0.com/", found "https://b.example/"';
      expect(text(new Error(message)).slice(0, 3)).toEqual([
        'wrong-issuer: The token was issued under one domain of the tenant and used under another. A custom domain and the tenant domain are two different issuers.',
        '  - The issuer of the ID token is not the configured domain.',
        'What to change (domain in provideAuth0()): Use one domain everywhere: log in with the domain whose API you call. Only the audience always contains the tenant domain.',
      ]);
    });
  });

  describe('when the issuer is missing', () => {
    it('continues with the next check', () => {
      expect(diagnose(accessToken({ iss: undefined }), tenant).problem).toBe('no-problem');
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
