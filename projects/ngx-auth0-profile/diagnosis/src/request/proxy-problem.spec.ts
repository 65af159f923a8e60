import { accessToken, idToken, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import type { DiagnosisProblem } from '../model/diagnosis-problem';
import { formatDiagnosis } from '../text/format-diagnosis';

const PROXY_AUDIENCE = 'https://profile-proxy.example/';

describe('diagnose › responses of the profile proxy', () => {
  describe('when the problem type is specific to the proxy', () => {
    it('explains field-not-allowed with the fields', () => {
      expect(text('field-not-allowed', 403, { fields: ['roles', 'blocked'] })).toEqual([
        'field-not-allowed: The proxy does not accept one of the fields. Nothing was changed.',
        '  - The profile proxy answered "field-not-allowed".',
        '  - The response names roles and blocked.',
        'What to change (the fields that createProfileProxy() allows): Send only fields that users may edit, or allow the field there. Never allow roles, verification flags or other fields that control access.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('explains no-session of the BFF', () => {
      expect(text('no-session', 401)).toEqual([
        'login-required: The back end for the front end (BFF) has no session for this browser: nobody is logged in, or the session has ended.',
        '  - The profile proxy answered "no-session".',
        "What to change (scopeGuard() or a login button): Let the user log in with login() of injectSession(), or set withStepUp('redirect'). How long a session lasts is set by session.idleSeconds and session.absoluteSeconds of createProfileBff().",
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
      ]);
    });

    it('explains login-required of the BFF', () => {
      expect(text('login-required', 401).join(' ')).toContain("Set withStepUp('redirect')");
    });

    it('explains cross-site-request of the BFF', () => {
      expect(text('cross-site-request', 403).join(' ')).toContain('adds the header X-CSRF');
    });

    it('explains invalid-change', () => {
      expect(text('invalid-change', 422, { fields: ['given_name'] })).toEqual([
        'invalid-change: A value does not have the format that Auth0 accepts for this attribute. Nothing was changed.',
        '  - The profile proxy answered "invalid-change".',
        '  - The response names given_name.',
        'What to change (the form the value comes from): Check it before saving: a name has 1 to 300 characters, given and family name up to 150, a picture is an https URL, an e-mail address has at most 254 characters.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('explains body-too-large', () => {
      expect(text('body-too-large', 413)).toEqual([
        'body-too-large: The body of the request is larger than the API accepts.',
        '  - The profile proxy answered "body-too-large".',
        'What to change (where the body of the request is built): Send only what changed. A picture goes to a file store, and its URL into the profile.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('explains unsupported-media-type', () => {
      expect(text('unsupported-media-type', 415)).toEqual([
        'unsupported-media-type: The Content-Type of the request is not JSON.',
        '  - The profile proxy answered "unsupported-media-type".',
        'What to change (where the body of the request is built): Pass an object as body, and HttpClient sets Content-Type: application/json by itself. With fetch, set that header and use JSON.stringify.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('explains method-not-allowed', () => {
      expect(text('method-not-allowed', 405)).toEqual([
        'method-not-allowed: The URL exists, but it does not support this method.',
        '  - The profile proxy answered "method-not-allowed".',
        'What to change (where the request is made): At the proxy read with GET /me, change with PATCH /me, change the e-mail address with POST /me/email. ProfileService uses the right ones.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('explains upstream-refused', () => {
      expect(text('upstream-refused', 422)).toEqual([
        'upstream-refused: Auth0 refused the change that the proxy sent. Nothing was changed.',
        '  - The profile proxy answered "upstream-refused".',
        'What to change (the connection the account comes from): Show the user the detail of the response. Attributes that a provider sets at each login can only be changed at that provider.',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('explains upstream-unavailable', () => {
      expect(text('upstream-unavailable', 503)).toEqual([
        'upstream-unavailable: The proxy is running, but its request to Auth0 failed.',
        '  - The profile proxy answered "upstream-unavailable".',
        'What to change (the environment of the proxy): Run "npx auth0-profile-proxy check" there: it checks that Auth0 is reachable and grants the required scopes.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production',
      ]);
    });

    it('explains origin-not-allowed', () => {
      expect(text('origin-not-allowed', 403)).toEqual([
        'network: The proxy does not accept requests from this web origin.',
        '  - The profile proxy answered "origin-not-allowed".',
        'What to change (PROXY_ALLOWED_ORIGINS in the environment of the proxy): Add the origin of the page, as location.origin shows it.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production',
      ]);
    });

    it('explains store-unavailable', () => {
      expect(text('store-unavailable', 503)).toEqual([
        'store-unavailable: The proxy is running, but cannot reach the store of its rate limits, and rejects changes until it can.',
        '  - The profile proxy answered "store-unavailable".',
        'What to change (REDIS_URL in the environment of the proxy): Start Redis, or correct the address. Without REDIS_URL the proxy counts in memory, which is enough for one machine.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production',
      ]);
    });
  });

  describe('when it rejects the token', () => {
    it('names the ID token', () => {
      expect(text('id-token', 401)).toEqual([
        'id-token: An ID token was sent to the profile proxy. It tells your application who logged in; it cannot be used to call an API.',
        '  - The profile proxy answered "id-token".',
        'What to change (where the Authorization header is set): Send the access token instead: what getAccessTokenSilently() returns, not idTokenClaims$, __raw or authResult.idToken. profileInterceptor never sends an ID token.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://profile-proxy.example/',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/id-tokens',
      ]);
    });

    it('names the token for the Management API', () => {
      expect(text('management-token', 401)).toEqual([
        "management-token: A token for the Management API was sent to the profile proxy. Anyone who receives it can edit the user's metadata with it.",
        '  - The profile proxy answered "management-token".',
        'What to change (withProxy() of provideAuth0Profile()): Request a separate token for the profile proxy, with its API identifier as audience. withProxy({ url, audience }) does that for every request to the proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://profile-proxy.example/',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('names the token of an application', () => {
      expect(text('client-subject', 403)).toEqual([
        'client-token: This token was issued to an application, not to a user. In a browser anyone can copy it and use it to change any user of the tenant.',
        '  - The profile proxy answered "client-subject".',
        "What to change (the profile proxy, or your own back end): If the client secret was ever in a browser, rotate it now. Only a back end may request such tokens; the page sends the proxy the user's own access token.",
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production',
      ]);
    });

    it('names the scopes it needs', () => {
      expect(text('missing-scope', 403, { required_scopes: ['update:profile'] })).toEqual([
        'missing-scope: The access token does not have update:profile, so the profile proxy rejects the request.',
        '  - The profile proxy answered that it expects update:profile.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request update:profile together with the audience of the profile proxy, then log in again or step up. scopeGuard() on the route does both.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://profile-proxy.example/',",
        "        scope: 'update:profile',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('names the encrypted token without the token itself', () => {
      expect(text('encrypted-token', 401).slice(0, 2)).toEqual([
        'encrypted-token: An encrypted access token (JWE) was sent. Only the API with the matching key can decrypt it, and that is not the profile proxy.',
        '  - The profile proxy answered "encrypted-token".',
      ]);
    });

    it('adds what the token shows', () => {
      const token = accessToken({ aud: 'https://orders.example/' });
      expect(text('wrong-audience', 401, {}, { token }).slice(1, 4)).toEqual([
        '  - The profile proxy answered that the audience of the token is wrong.',
        '  - Its audience (aud) is https://orders.example/.',
        '  - The profile proxy expects the audience https://profile-proxy.example/.',
      ]);
      expect(
        diagnose(problem('invalid-token', 401), {
          ...tenant,
          proxyAudience: PROXY_AUDIENCE,
          token: idToken(),
        }).problem,
      ).toBe('id-token');
    });
  });

  describe('when the problem type has an equivalent', () => {
    const same: readonly (readonly [slug: string, status: number, problem: DiagnosisProblem])[] = [
      ['opaque-token', 401, 'opaque-token'],
      ['encrypted-token', 401, 'encrypted-token'],
      ['wrong-audience', 401, 'wrong-audience'],
      ['wrong-issuer', 401, 'wrong-issuer'],
      ['expired', 401, 'expired'],
      ['invalid-token', 401, 'invalid-token'],
      ['missing-token', 401, 'missing-token'],
      ['invalid-dpop-proof', 401, 'dpop-token'],
      ['internal-error', 500, 'server-error'],
      ['anonymous-subject', 403, 'anonymous-token'],
      ['invalid-body', 400, 'invalid-body'],
      ['not-found', 404, 'not-found'],
      ['precondition-failed', 412, 'precondition-failed'],
      ['conflict', 409, 'conflict'],
      ['rate-limited', 429, 'rate-limited'],
      ['change-refused', 400, 'change-refused'],
    ];

    for (const [slug, status, expected] of same) {
      it(`diagnoses ${slug} as ${expected}`, () => {
        expect(diagnose(problem(slug, status), tenant).problem).toBe(expected);
      });
    }

    it('uses the status for an unknown problem type', () => {
      expect(diagnose(problem('brand-new', 409), tenant).problem).toBe('conflict');
      expect(diagnose(problem('toString', 418), tenant).problem).toBe('unknown');
    });
  });

  describe('when another API responds with the same status', () => {
    it('does not mention the proxy', () => {
      expect(diagnose({ status: 405, body: '' }).evidence).toEqual([
        'The answer has the status 405.',
      ]);
      expect(diagnose({ status: 413, body: '' }).problem).toBe('body-too-large');
      expect(diagnose({ status: 415, body: '' }).problem).toBe('unsupported-media-type');
    });
  });
});

function problem(slug: string, status: number, more: Record<string, unknown> = {}) {
  const type = `urn:auth0-profile-proxy:problem:${slug}`;
  return { status, body: { type, title: 'Refused', status, code: slug, ...more } };
}

function text(
  slug: string,
  status: number,
  more: Record<string, unknown> = {},
  context: DiagnosisContext = {},
): string[] {
  const known = { ...tenant, proxyAudience: PROXY_AUDIENCE, ...context };
  return formatDiagnosis(diagnose(problem(slug, status, more), known)).split('\n');
}
