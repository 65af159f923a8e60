import { accessToken, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › format of a token', () => {
  describe('when it is opaque', () => {
    it('explains that the login had no audience', () => {
      expect(text('XmjZzvFSGR6GE5dLfTAkWDqi01234567')).toEqual([
        'opaque-token: An opaque access token was sent. Auth0 issues one when the login has no audience; it can only be used to call /userinfo.',
        '  - The token has 32 characters and no dot. A token for the Management API is a JWT: three parts separated by dots.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request a token with the audience of the Management API, then log in again: an existing token does not change. In auth0-js and Auth0Lock, set audience next to scope.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('ignores scheme, quotes and spaces around it', () => {
      const bare = text('XmjZzvFSGR6GE5dLfTAkWDqi01234567');
      expect(text('Bearer XmjZzvFSGR6GE5dLfTAkWDqi01234567')).toEqual(bare);
      expect(text(' "XmjZzvFSGR6GE5dLfTAkWDqi01234567"\n')).toEqual(bare);
      expect(text('Authorization: Bearer XmjZzvFSGR6GE5dLfTAkWDqi01234567')).toEqual(bare);
    });

    it('recommends the audience of the API that was called', () => {
      expect(
        text('XmjZzvFSGR6GE5dLfTAkWDqi01234567', {
          audience: 'https://orders.example/',
          requiredScopes: ['read:orders'],
        }).slice(-8),
      ).toEqual([
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request a token with the audience of this API, then log in again: an existing token does not change. In auth0-js and Auth0Lock, set audience next to scope.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://orders.example/',",
        "        scope: 'read:orders',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });
  });

  describe('when it is encrypted', () => {
    const encrypted = ['eyJhbGciOiJkaXIifQ', '', 'aXYtZm9y', 'Y2lwaGVy', 'dGFn'].join('.');

    it('names the API whose tokens are encrypted', () => {
      expect(text(encrypted)).toEqual([
        'encrypted-token: An encrypted access token (JWE) was sent. Only the API with the matching key can decrypt it, and that is not the Management API.',
        '  - The token has five parts. A signed token, which the Management API requires, has three.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): This token is for an API of your own whose tokens are encrypted. Request a second token with the audience of the Management API.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/json-web-encryption',
      ]);
    });

    it('recommends the dashboard to the owner of that API', () => {
      expect(text(encrypted, { audience: 'https://orders.example/' })).toEqual([
        'encrypted-token: An encrypted access token (JWE) was sent. Only the API with the matching key can decrypt it, and that is not this API.',
        '  - The token has five parts. A signed token, which this API requires, has three.',
        'What to change (Applications > APIs > your API > Settings > Token Settings): Turn off JSON Web Encryption for this API, then log in again. Use encryption only if the API has the private key.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/json-web-encryption',
      ]);
    });
  });

  describe('when there is no token', () => {
    it('says that the token is missing', () => {
      expect(text('Authorization: Bearer')).toEqual([
        'missing-token: The request had no access token.',
        '  - It is empty.',
        'What to change (app.config.ts): Let profileInterceptor attach the token. If it is already provided, no rule matches the URL of the request: the URL must be absolute and start with the configured domain or proxy.',
        '    provideHttpClient(withInterceptors([profileInterceptor]))',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
      expect(diagnose({ status: 401, body: '' }, { token: '' }).problem).toBe('missing-token');
    });

    it('recognizes the word "undefined"', () => {
      expect(text('Bearer undefined')).toEqual([
        'missing-token: The request had the word "undefined" in place of the access token.',
        '  - The value is "undefined".',
        'What to change (where the token is requested): The token was read before it was available. Await getAccessTokenSilently() before the request, or let profileInterceptor attach the token.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
      expect(diagnose('Bearer null').problem).toBe('missing-token');
      expect(diagnose('null').problem).toBe('unknown');
    });

    it('recognizes an object converted to a string', () => {
      expect(text('Bearer [object Object]')).toEqual([
        'missing-token: The request had an object in place of the access token.',
        '  - The value is "[object Object]".',
        'What to change (where the token is requested): Await the promise. With detailedResponse: true, send the access_token property, not the whole object.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
      expect(text('Authorization: [object Promise]')[0]).toBe(
        'missing-token: The request had an object in place of the access token.',
      );
    });
  });

  describe('when it is not a token', () => {
    it('explains that it was changed', () => {
      expect(text('eyJhbGciOiJSUzI1NiJ9.e30')).toEqual([
        'malformed-token: The value sent as a token is not a valid token: it was truncated, joined to other text or changed.',
        '  - It has 2 parts separated by dots; a JWT has three.',
        'What to change (where the token is stored or put into the header): Send exactly what getAccessTokenSilently() returned, without quotes, JSON.stringify or line breaks, after "Bearer" and one space. Do not store a copy of the token.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens',
      ]);
    });

    it('recognizes a JWT that was cut in its header', () => {
      expect(text('eyJhbGciOiJSUzI1NiIsInR5cCI')[1]).toBe(
        '  - It starts like a JWT and has no dot; a JWT has three parts separated by dots.',
      );
    });

    it('says that the three parts cannot be decoded', () => {
      expect(text('Bearer not.a.token')[1]).toBe(
        '  - It has the three parts of a JWT, but they do not decode to JSON.',
      );
      expect(text(`${accessToken()}!`).slice(0, 2)).toEqual([
        'malformed-token: The value sent as a token is not a valid token: it was truncated, joined to other text or changed.',
        '  - It contains characters that are not allowed in a token, such as spaces or quotes.',
      ]);
      expect(diagnose('Bearer WyJhcnJheSJd.e30.c2ln').problem).toBe('malformed-token');
    });
  });
});

function text(token: string, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(token, { ...tenant, ...context })).split('\n');
}
