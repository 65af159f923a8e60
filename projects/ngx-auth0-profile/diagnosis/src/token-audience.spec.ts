import { accessToken, MANAGEMENT_AUDIENCE, tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

const PROXY_AUDIENCE = 'https://profile-proxy.example/';

describe('diagnose, the audience of a token', () => {
  describe('when it is another API', () => {
    it('says which it is and which it has to be', () => {
      expect(text(accessToken({ aud: 'https://orders.example/' }))).toEqual([
        'wrong-audience: The access token is for another API than the Management API.',
        '  - Its audience (aud) is https://orders.example/.',
        '  - The Management API only takes the audience https://tenant.eu.auth0.com/api/v2/.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for a token with exactly this audience, character by character. A page that calls two APIs needs two tokens; profileInterceptor fetches the right one for each.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('says that there is none', () => {
      expect(text(accessToken({ aud: undefined }))[1]).toBe('  - It has no audience (aud) claim.');
    });

    it('recognises the audience of a token that was asked for without one', () => {
      const token = accessToken({ aud: ['https://tenant.eu.auth0.com/userinfo'] });
      expect(text(token).slice(1, 4)).toEqual([
        '  - Its audience (aud) is https://tenant.eu.auth0.com/userinfo.',
        '  - The Management API only takes the audience https://tenant.eu.auth0.com/api/v2/.',
        '  - /userinfo is the audience of a token that was asked for without one.',
      ]);
    });

    it('sees that only the slash at the end is missing', () => {
      expect(text(accessToken({ aud: 'https://tenant.eu.auth0.com/api/v2' })).slice(1, 4)).toEqual([
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2.',
        '  - The Management API only takes the audience https://tenant.eu.auth0.com/api/v2/.',
        '  - The two differ only in scheme, capital letters or the slash at the end. That is enough.',
      ]);
      expect(text(accessToken({ aud: 'http://Tenant.eu.auth0.com/api/v2/' }))[3]).toBe(
        '  - The two differ only in scheme, capital letters or the slash at the end. That is enough.',
      );
    });

    it('recognises the token of the proxy', () => {
      expect(
        text(accessToken({ aud: PROXY_AUDIENCE }), { proxyAudience: PROXY_AUDIENCE }).slice(1, 4),
      ).toEqual([
        '  - Its audience (aud) is https://profile-proxy.example/.',
        '  - The Management API only takes the audience https://tenant.eu.auth0.com/api/v2/.',
        '  - https://profile-proxy.example/ is the identifier of the profile proxy.',
      ]);
    });

    it('names the canonical audience where a custom domain stands in it', () => {
      const token = accessToken({
        iss: 'https://login.example.com/',
        aud: 'https://login.example.com/api/v2/',
      });
      expect(text(token, { domain: 'login.example.com' })).toEqual([
        'wrong-audience: The access token is for another API than the Management API.',
        '  - Its audience (aud) is https://login.example.com/api/v2/.',
        '  - The Management API only takes the audience https://YOUR_TENANT.auth0.com/api/v2/.',
        '  - Behind a custom domain the Management API keeps the tenant domain in its audience: https://TENANT.REGION.auth0.com/api/v2/.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for a token with exactly this audience, character by character. A page that calls two APIs needs two tokens; profileInterceptor fetches the right one for each.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://YOUR_TENANT.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains',
      ]);
    });

    it('takes the Management API of any tenant where no domain is known', () => {
      expect(diagnose(accessToken(), { now: tenant.now }).problem).toBe('no-problem');
      expect(
        diagnose(accessToken({ aud: 'https://orders.example/' }), { now: tenant.now }).problem,
      ).toBe('wrong-audience');
    });
  });

  describe('when a token for the Management API goes elsewhere', () => {
    it('warns that whoever receives it can use it', () => {
      expect(
        text(accessToken(), { audience: PROXY_AUDIENCE, proxyAudience: PROXY_AUDIENCE }),
      ).toEqual([
        "management-token: A token for the Management API was sent to the profile proxy. Whoever receives it can edit the user's metadata with it.",
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2/ and https://tenant.eu.auth0.com/userinfo.',
        '  - The profile proxy expects the audience https://profile-proxy.example/.',
        'What to change (withProxy() of provideAuth0Profile()): Ask for a token of its own for the profile proxy, with its API identifier as audience. withProxy({ url, audience }) does that for every request to the proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://profile-proxy.example/',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('sees from the URL that the proxy was called', () => {
      const url = 'https://profile.example.com/me';
      expect(
        diagnose(accessToken(), { ...tenant, proxyAudience: PROXY_AUDIENCE, url }).problem,
      ).toBe('management-token');
    });
  });

  describe('when it is the expected API of the application', () => {
    it('finds nothing wrong', () => {
      const token = accessToken({ aud: 'https://orders.example/', scope: 'read:orders' });
      const context = {
        ...tenant,
        audience: 'https://orders.example/',
        requiredScopes: 'read:orders',
      };
      expect(diagnose(token, context).problem).toBe('no-problem');
    });

    it('does not judge where the URL is of an API nobody named', () => {
      const token = accessToken({ aud: 'https://orders.example/' });
      expect(diagnose(token, { ...tenant, url: 'https://orders.example/list' }).problem).toBe(
        'no-problem',
      );
    });
  });

  describe('when Auth0 says that it is bad', () => {
    const answer = { status: 401, body: { message: `Bad audience: ${MANAGEMENT_AUDIENCE}` } };

    it('takes its word', () => {
      expect(text(answer).slice(0, 2)).toEqual([
        'wrong-audience: The access token is for another API than the Management API.',
        '  - Auth0 answered that the audience of the token is a wrong one.',
      ]);
    });

    it('adds what the token says', () => {
      expect(
        text(answer, { token: accessToken({ aud: 'https://orders.example/' }) }).slice(1, 4),
      ).toEqual([
        '  - Auth0 answered that the audience of the token is a wrong one.',
        '  - Its audience (aud) is https://orders.example/.',
        '  - The Management API only takes the audience https://tenant.eu.auth0.com/api/v2/.',
      ]);
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
