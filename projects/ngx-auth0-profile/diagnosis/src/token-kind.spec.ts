import { accessToken, idToken, tenant, unsignedToken } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

describe('diagnose, the kind of a token', () => {
  describe('when it is an ID token', () => {
    it('says what an ID token is for, and how it shows', () => {
      expect(text(idToken())).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it opens no API.',
        '  - Its audience (aud) is the client id of an application, not an API.',
        '  - It has the claim nonce, which only ID tokens have.',
        '  - It describes the user (name, nickname, email).',
        '  - It has no scope claim.',
        'What to change (where the Authorization header is set): Send the access token instead: what getAccessTokenSilently() returns, not idTokenClaims$, __raw or authResult.idToken. profileInterceptor never sends an ID token.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/id-tokens',
      ]);
    });

    it('tells it by its audience alone', () => {
      const bare = idToken({
        nonce: undefined,
        nickname: undefined,
        name: undefined,
        email: undefined,
      });
      expect(text(bare).slice(0, 4)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it opens no API.',
        '  - Its audience (aud) is the client id of an application, not an API.',
        '  - It has no scope claim.',
        'What to change (where the Authorization header is set): Send the access token instead: what getAccessTokenSilently() returns, not idTokenClaims$, __raw or authResult.idToken. profileInterceptor never sends an ID token.',
      ]);
    });

    it('tells it by a list of audiences with the client id among them', () => {
      expect(text(idToken({ aud: ['another-client', tenant.clientId] })).slice(0, 2)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it opens no API.',
        '  - Its audience (aud) is the client id of an application, not an API.',
      ]);
    });

    it('tells it by azp where the client id is not known', () => {
      const token = idToken({ azp: tenant.clientId, nonce: undefined });
      expect(diagnose(token).problem).toBe('id-token');
    });

    it('tells it by what it says about the user where nothing else is known', () => {
      expect(text(idToken({ nonce: undefined }), { clientId: undefined }).slice(0, 3)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it opens no API.',
        '  - It describes the user (name, nickname, email).',
        '  - It has no scope claim.',
      ]);
    });

    it('tells it by the hash claims of the implicit flow', () => {
      const token = idToken({ nonce: undefined, at_hash: 'x', c_hash: 'y' });
      expect(text(token, { clientId: undefined })[1]).toBe(
        '  - It has the claims at_hash and c_hash, which only ID tokens have.',
      );
    });

    it('names its expiry behind it, because no renewal helps', () => {
      const diagnosis = diagnose(idToken({ exp: tenant.now / 1000 - 60 }), tenant);
      expect(diagnosis.problem).toBe('id-token');
      expect(diagnosis.next).toEqual(['expired']);
      expect(diagnosis.evidence).toContain(
        'Also: The access token has expired, and the Management API refuses it.',
      );
    });
  });

  describe('when it is an access token that looks like one', () => {
    it('is not misled by claims about the user', () => {
      expect(
        diagnose(accessToken({ email: 'mike@example.com', name: 'Mike' }), tenant).problem,
      ).toBe('no-problem');
    });

    it('believes the header of an RFC 9068 token', () => {
      const token = unsignedToken(
        { aud: 'https://orders.example/', client_id: tenant.clientId, nonce: 'x' },
        { alg: 'RS256', typ: 'at+jwt' },
      );
      expect(diagnose(token, { audience: 'https://orders.example/' }).problem).toBe('no-problem');
    });

    it('is not misled by a missing scope claim', () => {
      const token = accessToken({ scope: undefined, email_verified: true });
      expect(diagnose(token, tenant).problem).toBe('missing-scope');
    });
  });

  describe('when it belongs to an application', () => {
    it('warns that it must not be in a browser', () => {
      expect(text(accessToken({ sub: 'abc@clients', gty: 'client-credentials' }))).toEqual([
        'client-token: This token belongs to an application, not to a person. In a browser everyone can copy it, and with it change every user of the tenant.',
        '  - Its subject ends in "@clients": the mark of a client-credentials token.',
        "What to change (the profile proxy, or your own back end): Rotate the client secret now if it ever reached a browser. Then let only the back end ask for such tokens; the page sends the back end the user's own access token.",
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production',
      ]);
    });
  });

  describe('when it belongs to a visitor', () => {
    it('asks for a login', () => {
      expect(text(accessToken({ sub: 'anon@01234' }))).toEqual([
        'anonymous-token: This token belongs to a visitor who has not logged in. The Management API has no profile for such a visitor.',
        '  - Its subject starts with "anon@": the mark of an anonymous session.',
        'What to change (the page that edits the profile): Let the user log in first: put scopeGuard() on the route, or call loginWithRedirect() before the profile is loaded.',
        "    { path: 'settings', canActivate: [scopeGuard('update:current_user_metadata')], component: Settings }",
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
    });
  });

  describe('when nothing is wrong with it', () => {
    it('says so, and for how long', () => {
      expect(text(accessToken())).toEqual([
        'no-problem: Nothing is wrong with this access token for the Management API, as far as can be seen from outside.',
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2/ and https://tenant.eu.auth0.com/userinfo.',
        '  - It has the scopes: openid, profile, email, read:current_user and update:current_user_metadata.',
        '  - It is good for another 24 hours.',
        'What to change (nowhere): If an API refuses it all the same, give diagnose() the answer too: the signature and what was revoked cannot be seen in a token.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
    });
  });
});

function text(token: string, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(token, { ...tenant, ...context })).split('\n');
}
