import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import {
  accessToken,
  idToken,
  MANAGEMENT_AUDIENCE,
  tenant,
} from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

const invalidToken = {
  statusCode: 401,
  error: 'Unauthorized',
  message: 'Invalid token',
  attributes: { error: 'Invalid token' },
};

describe('diagnose › responses of the Management API', () => {
  describe('when it responds 401 "Invalid token"', () => {
    it('does not guess without the token', () => {
      expect(text(answer(401, invalidToken))).toEqual([
        'invalid-token: Auth0 did not accept the access token, or received none. Possible causes are an ID token, a token of another tenant and a revoked token.',
        '  - Auth0 answered "Invalid token" without a reason.',
        '  - The token was not given to diagnose().',
        'What to change (where the Authorization header is set): Check that the header contains the value that getAccessTokenSilently() returned, not an ID token. diagnose(token, { domain, clientId }) finds the cause.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
    });

    it('names the ID token that was sent', () => {
      expect(text(answer(401, invalidToken), { token: idToken() }).slice(0, 3)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it cannot be used to call an API.',
        '  - Auth0 answered "Invalid token" without a reason.',
        '  - Its audience (aud) is the client id of an application, not an API.',
      ]);
    });

    it('names the wrong audience that was sent', () => {
      const token = accessToken({ aud: 'https://orders.example/' });
      expect(diagnose(answer(401, invalidToken), { ...tenant, token }).problem).toBe(
        'wrong-audience',
      );
    });

    it('names a DPoP-bound token', () => {
      const token = accessToken({ cnf: { jkt: 'thumbprint' } });
      expect(text(answer(401, invalidToken), { token })).toEqual([
        'dpop-token: The token is bound to a key (DPoP), so an API only accepts it together with a new DPoP proof.',
        '  - Auth0 answered "Invalid token" without a reason.',
        '  - Its cnf claim contains the thumbprint of a key (jkt).',
        'What to change (where the Authorization header is set): Send "Authorization: DPoP <token>" together with a DPoP proof made for this URL and method. profileInterceptor does both; the interceptor of auth0-angular sends Bearer.',
        '    provideHttpClient(withInterceptors([profileInterceptor]))',
        'Read more: https://auth0.com/docs/get-started/applications/configure-sender-constraining',
      ]);
    });

    it('names the signature when everything else is correct', () => {
      expect(text(answer(401, invalidToken), { token: accessToken() })).toEqual([
        'invalid-token: Format, issuer, audience and times of the token are correct, but the Management API rejected it. Possible causes are its signature, or a deleted user, application or grant.',
        '  - Auth0 answered "Invalid token" without a reason.',
        '  - Format, issuer, audience and times of the token are correct.',
        'What to change (where the token is stored): Request a new token without the cache. If that is rejected too, log out and log in again.',
        "    auth.getAccessTokenSilently({ cacheMode: 'off' })",
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/invalid-token-errors',
      ]);
    });

    it('explains a 401 without a body in the same way', () => {
      expect(text(answer(401, null)).slice(0, 2)).toEqual([
        'invalid-token: Auth0 did not accept the access token, or received none. Possible causes are an ID token, a token of another tenant and a revoked token.',
        '  - Auth0 answered 401 without a reason.',
      ]);
      expect(diagnose(401).problem).toBe('invalid-token');
    });

    it('recognizes "Client is not global" as an ID token', () => {
      expect(text(answer(401, { message: 'Client is not global' })).slice(0, 2)).toEqual([
        'id-token: An ID token was sent to the Management API. It tells your application who logged in; it cannot be used to call an API.',
        '  - Auth0 answered "Client is not global", its answer to tokens that are not for an API.',
      ]);
    });
  });

  describe('when it responds that the signature is invalid', () => {
    const body = { message: 'Invalid signature received for JSON Web Token validation' };

    it('explains what makes a signature invalid', () => {
      expect(text(answer(401, body))).toEqual([
        'invalid-signature: The signature of the token is not valid: the token was changed or truncated, or another tenant signed it.',
        '  - Auth0 answered that the signature of the token is invalid.',
        'What to change (where the token is stored, and domain in provideAuth0()): Send the token exactly as the SDK returned it, and make sure it comes from the tenant whose API is called. After a rotation of signing keys log in again.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens',
      ]);
    });

    it('recognizes a token signed with HS256', () => {
      const token = [btoa(JSON.stringify({ alg: 'HS256' })), ...accessToken().split('.').slice(1)];
      expect(text(answer(401, body), { token: token.join('.') })).toEqual([
        'invalid-signature: The token is signed with HS256 (a shared secret), but RS256 (a key pair) is expected.',
        '  - Auth0 answered that the signature of the token is invalid.',
        '  - Its header says alg: HS256.',
        'What to change (Applications > APIs > your API > Settings, or Advanced Settings > OAuth of the application): Set the signing algorithm to RS256, then log in again.',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens',
      ]);
    });

    it('recognizes a token of another tenant', () => {
      const token = accessToken({ iss: 'https://staging.eu.auth0.com/' });
      expect(text(answer(401, body), { token }).slice(0, 3)).toEqual([
        "wrong-issuer: The token was issued by another tenant. The Management API has neither that tenant's keys nor its users.",
        '  - Auth0 answered that the signature of the token is invalid.',
        '  - Its issuer (iss) is https://staging.eu.auth0.com/, the application is configured for tenant.eu.auth0.com.',
      ]);
    });
  });

  describe('when it responds "Missing authentication"', () => {
    it('explains that no Authorization header arrived', () => {
      expect(text(answer(401, { message: 'Missing authentication' })).slice(0, 3)).toEqual([
        'missing-token: The request had no access token.',
        '  - Auth0 answered that the request had no access token.',
        'What to change (app.config.ts): Let profileInterceptor attach the token. If it is already provided, no rule matches the URL of the request: the URL must be absolute and start with the configured domain or proxy.',
      ]);
    });
  });

  describe('when it responds "Bad HTTP authentication header format"', () => {
    const body = {
      statusCode: 400,
      error: 'Bad Request',
      message: 'Bad HTTP authentication header format',
      errorCode: 'Bearer',
    };

    it('names the opaque token', () => {
      expect(text(answer(400, body)).slice(0, 3)).toEqual([
        'opaque-token: An opaque access token was sent. Auth0 issues one when the login has no audience; it can only be used to call /userinfo.',
        '  - Auth0 answered "Bad HTTP authentication header format", its answer to a token that does not have three parts.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request a token with the audience of the Management API, then log in again: an existing token does not change. In auth0-js and Auth0Lock, set audience next to scope.',
      ]);
    });

    it('examines the token when it is given', () => {
      expect(diagnose(answer(400, body), { token: 'a.b.c.d.e' }).problem).toBe('encrypted-token');
      expect(diagnose(answer(400, body), { token: 'undefined' }).problem).toBe('missing-token');
      expect(
        text(answer(400, body), { token: 'XmjZzvFSGR6GE5dLfTAkWDqi01234567' }).slice(1, 3),
      ).toEqual([
        '  - Auth0 answered "Bad HTTP authentication header format", its answer to a token that does not have three parts.',
        '  - The token has 32 characters and no dot. A token for the Management API is a JWT: three parts separated by dots.',
      ]);
    });

    it('recognizes the code without a message', () => {
      expect(diagnose(answer(400, { errorCode: 'Bearer' })).problem).toBe('opaque-token');
    });
  });

  describe('when it responds that the user does not match', () => {
    const body = {
      error: 'Forbidden',
      errorCode: 'unowned_resource',
      message: 'User to be acted on does not match subject in bearer token.',
      statusCode: 403,
    };

    it('explains which user id to use', () => {
      expect(text(answer(403, body))).toEqual([
        "other-user: The request names a different user than the token. A user's token can only be used for that user's own account.",
        '  - Auth0 answered that the user in the URL is not the subject of the token.',
        'What to change (where the URL of the request is built): Use the complete sub of the logged-in user, percent-encoded, or let ProfileService do it. To manage other users, use a back end.',
        '    `https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/identify-users',
      ]);
    });

    it('recognizes the code without a message', () => {
      expect(text(answer(403, { errorCode: 'unowned_resource' }))[1]).toBe(
        '  - Auth0 answered that the user in the URL is not the subject of the token.',
      );
    });

    it('finds the mismatch between URL and token before a request is sent', () => {
      const context = { method: 'GET', url: `${MANAGEMENT_AUDIENCE}users/google-oauth2%7C1` };
      expect(text(accessToken(), context).slice(0, 2)).toEqual([
        "other-user: The request names a different user than the token. A user's token can only be used for that user's own account.",
        '  - The user id in the URL is not the subject (sub) of the token.',
      ]);
      const me = { method: 'GET', url: `${MANAGEMENT_AUDIENCE}users/me` };
      expect(text(accessToken(), me)[1]).toBe(
        '  - The URL contains "me"; the Management API requires the full user id.',
      );
    });

    it('treats a user id with a bar and with %7C as equal', () => {
      for (const id of ['auth0|5ad8b180b09f330744ab1e7f', 'auth0%7C5ad8b180b09f330744ab1e7f']) {
        const context = { ...tenant, method: 'GET', url: `${MANAGEMENT_AUDIENCE}users/${id}` };
        expect(diagnose(accessToken(), context).problem).toBe('no-problem');
      }
      const broken = { ...tenant, method: 'GET', url: `${MANAGEMENT_AUDIENCE}users/%E0%A4%A` };
      expect(diagnose(accessToken(), broken).problem).toBe('other-user');
    });
  });

  describe('when it rejects fields', () => {
    it('names the fields and recommends the proxy', () => {
      const body = {
        message: 'You cannot update the following fields: given_name, family_name, email',
      };
      expect(text(answer(403, body))).toEqual([
        "field-needs-backend: The request changes given_name, family_name and email. With a user's own token Auth0 only changes user_metadata; no scope allows more.",
        '  - Auth0 answered "You cannot update the following fields: given_name, family_name, email".',
        'What to change (provideAuth0Profile() in app.config.ts): Send such changes to the profile proxy, which verifies the user and makes the change with its own token. With withProxy(), ProfileService.update() uses the proxy; the component does not change.',
        '    provideAuth0Profile(withAuth0Angular(), withProxy({ url: proxyUrl, audience: proxyAudience }))',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users',
      ]);
    });

    it('takes the fields from the request when the response does not name them', () => {
      const message =
        'Some fields cannot be updated with the permissions granted by the bearer token scopes';
      const fields = ['user_metadata', 'email'];
      expect(text(answer(403, { message }), { fields }).slice(0, 2)).toEqual([
        "field-needs-backend: The request changes email. With a user's own token Auth0 only changes user_metadata; no scope allows more.",
        '  - Auth0 answered that some fields cannot be updated with the scopes of this token.',
      ]);
      expect(text(answer(403, { message }))[0]).toBe(
        "field-needs-backend: The request changes an attribute outside user_metadata. With a user's own token Auth0 only changes user_metadata; no scope allows more.",
      );
    });

    it('finds the rejected fields before a request is sent', () => {
      const context = {
        method: 'PATCH',
        url: `${MANAGEMENT_AUDIENCE}users/auth0%7C5ad8b180b09f330744ab1e7f`,
        fields: ['user_metadata', 'email', 'name'],
      };
      expect(text(accessToken(), context).slice(0, 2)).toEqual([
        "field-needs-backend: The request changes email and name. With a user's own token Auth0 only changes user_metadata; no scope allows more.",
        "  - The body contains email and name; with a user's token only user_metadata is allowed.",
      ]);
      expect(
        diagnose(accessToken(), { ...tenant, ...context, fields: ['user_metadata'] }).problem,
      ).toBe('no-problem');
      expect(diagnose(accessToken(), { ...tenant, ...context, method: 'GET' }).problem).toBe(
        'no-problem',
      );
    });
  });

  describe('when it responds 403 without a reason', () => {
    it('finds the reason in the token and the request', () => {
      const context = { ...tenant, token: accessToken({ scope: 'openid' }) };
      expect(diagnose(answer(403, null), context).problem).toBe('missing-scope');
      const url = `${MANAGEMENT_AUDIENCE}users/auth0%7Cother`;
      expect(
        diagnose(answer(403, null), { ...tenant, token: accessToken(), method: 'GET', url })
          .problem,
      ).toBe('other-user');
    });

    it('returns unknown when it finds no reason', () => {
      expect(text(answer(403, {}))).toEqual([
        'unknown: This library does not recognize the problem.',
        '  - The status is 403.',
        'What to change (the Network panel of the developer tools): Read the whole response there, and the tenant log (Monitoring > Logs). diagnose() can say more if you pass the HttpErrorResponse itself, and the token that was sent in the second argument.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/check-error-messages',
      ]);
    });
  });

  describe('when it responds that the plan is not sufficient', () => {
    it('explains that no token changes this', () => {
      const body = {
        statusCode: 403,
        error: 'Forbidden',
        message: 'Please upgrade your subscription to use bot detection',
        errorCode: 'insufficient_entitlement',
      };
      expect(text(answer(403, body))).toEqual([
        "plan-required: The tenant's plan does not include this feature.",
        '  - Auth0 answered that the subscription has to be upgraded.',
        'What to change (Settings > Subscription): Upgrade the plan, or do without the feature. No token or scope changes this.',
        'Read more: https://auth0.com/docs/troubleshoot/basic-issues/check-error-messages',
      ]);
      expect(diagnose(answer(403, { errorCode: 'insufficient_entitlement' })).problem).toBe(
        'plan-required',
      );
    });
  });

  describe('when it responds 404', () => {
    it('distinguishes a user from a path', () => {
      const user = { message: 'The user does not exist.', errorCode: 'inexistent_user' };
      expect(text(answer(404, user))).toEqual([
        'user-not-found: The user does not exist or was deleted.',
        '  - Auth0 answered that the user does not exist.',
        'What to change (where the URL of the request is built): Use the complete user id with its prefix (auth0|…), percent-encoded once. If the account was deleted or linked to another one, log the user out: the token stays valid after the account is gone.',
        '    `https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
        'Read more: https://auth0.com/docs/manage-users/user-accounts/identify-users',
      ]);
      expect(diagnose(answer(404, { errorCode: 'inexistent_user' })).problem).toBe(
        'user-not-found',
      );
      expect(
        text(answer(404, { statusCode: 404, error: 'Not Found', message: 'Not Found' })),
      ).toEqual([
        'not-found: The URL does not exist, or the resource was deleted.',
        '  - Auth0 answered 404.',
        'What to change (where the URL of the request is built): Compare the path with the API reference: it starts with /api/v2, ids are percent-encoded, and there is no trailing slash.',
        'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-api-calls',
      ]);
      expect(diagnose(answer(404, { errorCode: 'enrollment_not_found' })).problem).toBe(
        'not-found',
      );
    });
  });

  describe('when it rejects the metadata', () => {
    it('explains what Auth0 cannot store', () => {
      const message = 'Invalid property name in user_metadata: a.b';
      expect(text(answer(400, { message })).slice(0, 2)).toEqual([
        'invalid-metadata: The metadata contains a name or a value that Auth0 cannot store. Nothing was changed.',
        '  - Auth0 answered that a name in the metadata is invalid.',
      ]);
      const large = 'The user profile exceeds the maximum allowed size.';
      expect(text(answer(400, { message: large })).slice(0, 2)).toEqual([
        'profile-too-large: With this edit the profile would be larger than Auth0 stores for one user, which is 10 KB in all.',
        '  - Auth0 answered that the profile is too large.',
      ]);
      expect(
        diagnose(answer(400, { message: 'Invalid request payload JSON format' })).problem,
      ).toBe('invalid-body');
    });
  });

  describe('when the token has several problems', () => {
    it('lists the other problems, but not an expiry after the response', () => {
      const token = accessToken({ aud: 'https://orders.example/', scope: 'openid', exp: 1 });
      const message = 'Bad audience: x';
      expect(diagnose(answer(401, { message }), { ...tenant, token }).next).toEqual([
        'missing-scope',
        'other-user',
      ]);
    });
  });
});

function answer(status: number, error: unknown): HttpErrorResponse {
  return new HttpErrorResponse({
    status,
    error,
    headers: new HttpHeaders(),
    url: 'https://tenant.eu.auth0.com/api/v2/users/x',
  });
}

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
