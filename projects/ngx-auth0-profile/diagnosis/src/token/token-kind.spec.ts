import {
  accessToken,
  idToken,
  tenant,
  unsignedToken,
} from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › kind of a token', () => {
  describe('when it is an ID token', () => {
    it('explains what an ID token is for, with evidence', () => {
      expect(text(idToken())).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it cannot be used to call an API.',
        '  - Its audience (aud) is the client id of an application, not an API.',
        '  - It has the claim nonce, which only ID tokens have.',
        '  - It has claims about the user (name, nickname, email).',
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

    it('recognizes it by its audience alone', () => {
      const bare = idToken({
        nonce: undefined,
        nickname: undefined,
        name: undefined,
        email: undefined,
      });
      expect(text(bare).slice(0, 4)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it cannot be used to call an API.',
        '  - Its audience (aud) is the client id of an application, not an API.',
        '  - It has no scope claim.',
        'What to change (where the Authorization header is set): Send the access token instead: what getAccessTokenSilently() returns, not idTokenClaims$, __raw or authResult.idToken. profileInterceptor never sends an ID token.',
      ]);
    });

    it('recognizes it by a list of audiences with the client id', () => {
      expect(text(idToken({ aud: ['another-client', tenant.clientId] })).slice(0, 2)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it cannot be used to call an API.',
        '  - Its audience (aud) is the client id of an application, not an API.',
      ]);
    });

    it('recognizes it by azp when the client id is not given', () => {
      const token = idToken({ azp: tenant.clientId, nonce: undefined });
      expect(diagnose(token).problem).toBe('id-token');
    });

    it('recognizes it by claims about the user when nothing else is given', () => {
      expect(text(idToken({ nonce: undefined }), { clientId: undefined }).slice(0, 3)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it cannot be used to call an API.',
        '  - It has claims about the user (name, nickname, email).',
        '  - It has no scope claim.',
      ]);
    });

    it('recognizes it by the hash claims of the implicit flow', () => {
      const token = idToken({ nonce: undefined, at_hash: 'x', c_hash: 'y' });
      expect(text(token, { clientId: undefined })[1]).toBe(
        '  - It has the claims at_hash and c_hash, which only ID tokens have.',
      );
    });

    it('lists its expiry second, because renewal does not help', () => {
      const diagnosis = diagnose(idToken({ exp: tenant.now / 1000 - 60 }), tenant);
      expect(diagnosis.problem).toBe('id-token');
      expect(diagnosis.next).toEqual(['expired']);
      expect(diagnosis.evidence).toContain(
        'Also: The access token has expired, and the Management API rejects it.',
      );
    });
  });

  describe('when it is an access token that looks like an ID token', () => {
    it('accepts claims about the user', () => {
      expect(
        diagnose(accessToken({ email: 'mike@example.com', name: 'Mike' }), tenant).problem,
      ).toBe('no-problem');
    });

    it('accepts the header of an RFC 9068 token', () => {
      const token = unsignedToken(
        { aud: 'https://orders.example/', client_id: tenant.clientId, nonce: 'x' },
        { alg: 'RS256', typ: 'at+jwt' },
      );
      expect(diagnose(token, { audience: 'https://orders.example/' }).problem).toBe('no-problem');
    });

    it('accepts a missing scope claim', () => {
      const token = accessToken({ scope: undefined, email_verified: true });
      expect(diagnose(token, tenant).problem).toBe('missing-scope');
    });
  });

  describe('when it was issued to an application', () => {
    it('warns that it must not be in a browser', () => {
      expect(text(accessToken({ sub: 'abc@clients', gty: 'client-credentials' }))).toEqual([
        'client-token: This token was issued to an application, not to a user. In a browser anyone can copy it and use it to change any user of the tenant.',
        '  - Its subject (sub) ends in "@clients", as in every client-credentials token.',
        "What to change (the profile proxy, or your own back end): If the client secret was ever in a browser, rotate it now. Only a back end may request such tokens; the page sends the back end the user's own access token.",
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production',
      ]);
    });
  });

  describe('when it was issued to an anonymous visitor', () => {
    it('recommends a login', () => {
      expect(text(accessToken({ sub: 'anon@01234' }))).toEqual([
        'anonymous-token: This token belongs to a visitor who has not logged in. The Management API has no profile for such a visitor.',
        '  - Its subject (sub) starts with "anon@", as in every token of an anonymous session.',
        'What to change (the page that edits the profile): Let the user log in first: put scopeGuard() on the route, or call loginWithRedirect() before the profile is loaded.',
        "    { path: 'settings', canActivate: [scopeGuard('update:current_user_metadata')], component: Settings }",
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
    });
  });

  describe('when it is valid', () => {
    it('returns no-problem and its remaining lifetime', () => {
      expect(text(accessToken())).toEqual([
        'no-problem: No problem was found in this access token for the Management API.',
        '  - Its audience (aud) is https://tenant.eu.auth0.com/api/v2/ and https://tenant.eu.auth0.com/userinfo.',
        '  - It has the scopes: openid, profile, email, read:current_user and update:current_user_metadata.',
        '  - It is valid for another 24 hours.',
        'What to change (nowhere): If an API rejects it, pass the response to diagnose() as well: neither the signature nor a revocation can be checked here.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
    });
  });
});

function text(token: string, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(token, { ...tenant, ...context })).split('\n');
}
