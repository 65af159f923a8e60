import { accessToken, MANAGEMENT_AUDIENCE, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

const PROXY_AUDIENCE = 'https://profile-proxy.example/';

describe('diagnose › audience of a token', () => {
  describe('when the token is for another API', () => {
    it('names the actual and the expected audience', () => {
      expect(text(accessToken({ aud: 'https://orders.example/' }))).toEqual([
        'wrong-audience: The access token was issued for a different API than the Management API.',
        '  - Its audience (aud) is https://orders.example/.',
        '  - The Management API only accepts the audience https://tenant.eu.auth0.com/api/v2/.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request a token with exactly this audience. A page that calls two APIs needs two tokens; profileInterceptor fetches the right one for each.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('says that there is no audience', () => {
      expect(text(accessToken({ aud: undefined }))[1]).toBe('  - It has no audience (aud) claim.');
    });

    it('recognizes the audience of a token that was requested without one', () => {
      const token = accessToken({ aud: ['https://tenant.eu.auth0.com/userinfo'] });
      expect(text(token).slice(1, 4)).toEqual([
        '  - Its audience (aud) is https://tenant.eu.auth0.com/userinfo.',
        '  - The Management API only accepts the audience https://tenant.eu.auth0.com/api/v2/.',
        '  - /userinfo is the audience of a token that was requested without an audience.',
      ]);
    });

    it('recognizes that only the trailing slash is missing', () => {
      expect(text(accessToken({ aud: 'https://tenant.eu.auth0.com/api/v2' })).slice(1, 4)).toEqual([
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2.',
        '  - The Management API only accepts the audience https://tenant.eu.auth0.com/api/v2/.',
        '  - The two differ only in scheme, letter case or trailing slash. They must be identical.',
      ]);
      expect(text(accessToken({ aud: 'http://Tenant.eu.auth0.com/api/v2/' }))[3]).toBe(
        '  - The two differ only in scheme, letter case or trailing slash. They must be identical.',
      );
    });

    it('recognizes the token of the proxy', () => {
      expect(
        text(accessToken({ aud: PROXY_AUDIENCE }), { proxyAudience: PROXY_AUDIENCE }).slice(1, 4),
      ).toEqual([
        '  - Its audience (aud) is https://profile-proxy.example/.',
        '  - The Management API only accepts the audience https://tenant.eu.auth0.com/api/v2/.',
        '  - https://profile-proxy.example/ is the identifier of the profile proxy.',
      ]);
    });

    it('names the audience with the tenant domain when it contains a custom domain', () => {
      const token = accessToken({
        iss: 'https://login.example.com/',
        aud: 'https://login.example.com/api/v2/',
      });
      expect(text(token, { domain: 'login.example.com' })).toEqual([
        'wrong-audience: The access token was issued for a different API than the Management API.',
        '  - Its audience (aud) is https://login.example.com/api/v2/.',
        '  - The Management API only accepts the audience https://YOUR_TENANT.auth0.com/api/v2/.',
        '  - With a custom domain, the audience of the Management API still contains the tenant domain: https://TENANT.REGION.auth0.com/api/v2/.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request a token with exactly this audience. A page that calls two APIs needs two tokens; profileInterceptor fetches the right one for each.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://YOUR_TENANT.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains',
      ]);
    });

    it('accepts the Management API of any tenant when no domain is given', () => {
      expect(diagnose(accessToken(), { now: tenant.now }).problem).toBe('no-problem');
      expect(
        diagnose(accessToken({ aud: 'https://orders.example/' }), { now: tenant.now }).problem,
      ).toBe('wrong-audience');
    });
  });

  describe('when a token for the Management API is sent to another API', () => {
    it('warns that the recipient can use it', () => {
      expect(
        text(accessToken(), { audience: PROXY_AUDIENCE, proxyAudience: PROXY_AUDIENCE }),
      ).toEqual([
        "management-token: A token for the Management API was sent to the profile proxy. Anyone who receives it can edit the user's metadata with it.",
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2/ and https://tenant.eu.auth0.com/userinfo.',
        '  - The profile proxy expects the audience https://profile-proxy.example/.',
        'What to change (withProxy() of provideAuth0Profile()): Request a separate token for the profile proxy, with its API identifier as audience. withProxy({ url, audience }) does that for every request to the proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://profile-proxy.example/',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('recognizes a call of the proxy by the URL', () => {
      const url = 'https://profile.example.com/me';
      expect(
        diagnose(accessToken(), { ...tenant, proxyAudience: PROXY_AUDIENCE, url }).problem,
      ).toBe('management-token');
    });
  });

  describe('when the token is for the expected API', () => {
    it('finds no problem', () => {
      const token = accessToken({ aud: 'https://orders.example/', scope: 'read:orders' });
      const context = {
        ...tenant,
        audience: 'https://orders.example/',
        requiredScopes: 'read:orders',
      };
      expect(diagnose(token, context).problem).toBe('no-problem');
    });

    it('does not check the audience for a URL of an unknown API', () => {
      const token = accessToken({ aud: 'https://orders.example/' });
      expect(diagnose(token, { ...tenant, url: 'https://orders.example/list' }).problem).toBe(
        'no-problem',
      );
    });
  });

  describe('when Auth0 responds that the audience is wrong', () => {
    const answer = { status: 401, body: { message: `Bad audience: ${MANAGEMENT_AUDIENCE}` } };

    it('returns wrong-audience', () => {
      expect(text(answer).slice(0, 2)).toEqual([
        'wrong-audience: The access token was issued for a different API than the Management API.',
        '  - Auth0 answered that the audience of the token is wrong.',
      ]);
    });

    it('adds what the token shows', () => {
      expect(
        text(answer, { token: accessToken({ aud: 'https://orders.example/' }) }).slice(1, 4),
      ).toEqual([
        '  - Auth0 answered that the audience of the token is wrong.',
        '  - Its audience (aud) is https://orders.example/.',
        '  - The Management API only accepts the audience https://tenant.eu.auth0.com/api/v2/.',
      ]);
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
