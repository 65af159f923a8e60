import { accessToken, tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

describe('diagnose, the form of a token', () => {
  describe('when it is opaque', () => {
    it('says that the login named no audience', () => {
      expect(text('XmjZzvFSGR6GE5dLfTAkWDqi01234567')).toEqual([
        'opaque-token: An opaque access token was sent. Auth0 issues one when the login names no audience, and it opens nothing but /userinfo.',
        '  - The token is one run of 32 characters without a dot. A token for the Management API is a JWT: three parts with dots between them.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Name the Management API as the audience, then log in again: the token you have will not change. In auth0-js and Auth0Lock the audience goes beside the scope.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens',
      ]);
    });

    it('reads it with scheme, quotes and spaces around it', () => {
      const bare = text('XmjZzvFSGR6GE5dLfTAkWDqi01234567');
      expect(text('Bearer XmjZzvFSGR6GE5dLfTAkWDqi01234567')).toEqual(bare);
      expect(text(' "XmjZzvFSGR6GE5dLfTAkWDqi01234567"\n')).toEqual(bare);
      expect(text('Authorization: Bearer XmjZzvFSGR6GE5dLfTAkWDqi01234567')).toEqual(bare);
    });

    it('asks for the API that was called, where that is another one', () => {
      expect(
        text('XmjZzvFSGR6GE5dLfTAkWDqi01234567', {
          audience: 'https://orders.example/',
          requiredScopes: ['read:orders'],
        }).slice(-8),
      ).toEqual([
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Name this API as the audience, then log in again: the token you have will not change. In auth0-js and Auth0Lock the audience goes beside the scope.',
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

    it('points to the API whose tokens are encrypted', () => {
      expect(text(encrypted)).toEqual([
        'encrypted-token: An encrypted access token (JWE) was sent. Nobody can read it but the API whose key it was encrypted with, and the Management API is not that one.',
        '  - The token has five parts. A signed token, which the Management API reads, has three.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): This token belongs to an API of your own whose tokens are encrypted. Ask for a second one, with the audience of the Management API.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/json-web-encryption',
      ]);
    });

    it('sends the owner of that API to the dashboard', () => {
      expect(text(encrypted, { audience: 'https://orders.example/' })).toEqual([
        'encrypted-token: An encrypted access token (JWE) was sent. Nobody can read it but the API whose key it was encrypted with, and this API is not that one.',
        '  - The token has five parts. A signed token, which this API reads, has three.',
        'What to change (Applications > APIs > your API > Settings > Token Settings): Switch JSON Web Encryption off for this API, then log in again. Encryption only makes sense where the API holds the private key.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/json-web-encryption',
      ]);
    });
  });

  describe('when there is none', () => {
    it('says so', () => {
      expect(text('')).toEqual([
        'missing-token: The request carried no access token.',
        '  - It is empty.',
        'What to change (app.config.ts): Let profileInterceptor attach the token. If it is there already, the URL of the request is not one it knows: it must be absolute and below the domain or the proxy you configured.',
        '    provideHttpClient(withInterceptors([profileInterceptor]))',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
      expect(diagnose('Bearer ').problem).toBe('missing-token');
    });

    it('recognises the word undefined', () => {
      expect(text('Bearer undefined')).toEqual([
        'missing-token: The request carried the word "undefined" where the access token belongs.',
        '  - It reads "undefined".',
        'What to change (where the token is fetched): The token was read before it was there. Wait for getAccessTokenSilently() before the request, or let profileInterceptor do it.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
      expect(diagnose('null').problem).toBe('missing-token');
    });

    it('recognises an object that was joined to a text', () => {
      expect(text('[object Object]')).toEqual([
        'missing-token: The request carried an object where the access token belongs.',
        '  - It reads "[object Object]".',
        'What to change (where the token is fetched): Wait for the promise, and with detailedResponse: true send the access_token inside the answer, not the answer itself.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens',
      ]);
      expect(text('Bearer [object Promise]')[0]).toBe(
        'missing-token: The request carried an object where the access token belongs.',
      );
    });
  });

  describe('when it is no token', () => {
    it('says that it was changed on its way', () => {
      expect(text('eyJhbGciOiJSUzI1NiJ9.e30')).toEqual([
        'malformed-token: What was sent as a token is none: it was cut, joined to something else or changed on its way.',
        '  - It has 2 parts with dots between them; a JWT has three.',
        'What to change (where the token is stored or put into the header): Send exactly what getAccessTokenSilently() returned, without quotes, JSON.stringify or line breaks, after "Bearer" and one space. Best keep no copy of the token at all.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens',
      ]);
    });

    it('says that three parts do not decode', () => {
      expect(text('not.a.token')[1]).toBe(
        '  - It has the three parts of a JWT, but they do not decode to JSON.',
      );
      expect(text(`${accessToken()}!`).slice(0, 2)).toEqual([
        'malformed-token: What was sent as a token is none: it was cut, joined to something else or changed on its way.',
        '  - It holds characters that no token has, such as spaces or quotes inside.',
      ]);
      expect(diagnose('WyJhcnJheSJd.e30.c2ln').problem).toBe('malformed-token');
    });
  });
});

function text(token: string, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(token, { ...tenant, ...context })).split('\n');
}
