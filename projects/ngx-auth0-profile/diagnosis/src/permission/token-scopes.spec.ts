import { accessToken, MANAGEMENT_AUDIENCE, tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

const insufficient = {
  status: 403,
  body: {
    statusCode: 403,
    error: 'Forbidden',
    message:
      'Insufficient scope, expected any of: update:users,update:users_app_metadata,update:current_user_metadata',
    errorCode: 'insufficient_scope',
  },
};
const login = accessToken({ scope: 'openid profile email' });

describe('diagnose › scopes of a token', () => {
  describe('when a scope is missing that users can get', () => {
    it('names the scope and where to request it', () => {
      expect(text(login, { requiredScopes: ['update:current_user_metadata'] })).toEqual([
        'missing-scope: The access token does not have update:current_user_metadata, so the Management API rejects the request.',
        '  - The token has the scopes: openid, profile and email.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('takes the scope from the request', () => {
      const url = `${MANAGEMENT_AUDIENCE}users/auth0%7C5ad8b180b09f330744ab1e7f`;
      expect(text(login, { method: 'get', url })[0]).toBe(
        'missing-scope: The access token does not have read:current_user, so the Management API rejects the request.',
      );
    });

    it('says that no scope is sufficient when the request is not given', () => {
      expect(text(login)).toEqual([
        'missing-scope: The access token has no scope that the Management API accepts.',
        '  - The token has the scopes: openid, profile and email.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request read:current_user and update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('recommends the dashboard when the scope was requested', () => {
      const scopes = 'update:current_user_metadata';
      expect(text(login, { requiredScopes: scopes, requestedScopes: scopes })).toEqual([
        'missing-scope: The access token was issued without update:current_user_metadata, although it was requested.',
        '  - The token has the scopes: openid, profile and email.',
        '  - Requested: update:current_user_metadata.',
        "What to change (Applications > APIs > Auth0 Management API, access of applications for users): Grant your application update:current_user_metadata for its users there; with RBAC, assign the permission to the user as well. Then request the token once with cacheMode: 'off', because the SDK caches the old token under the requested scopes.",
        "    auth.getAccessTokenSilently({ cacheMode: 'off' })",
        'Read more: https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants',
      ]);
    });

    it('recommends the dashboard for other APIs as well', () => {
      const audience = 'https://orders.example/';
      const token = accessToken({ aud: audience, scope: 'openid' });
      const vain = diagnose(token, { ...tenant, audience, requestedScopes: 'read:orders' });
      expect(vain.remedy.where).toBe('dashboard');
      expect(vain.remedy.place).toBe(
        'Applications > APIs > your API, access of applications for users',
      );
      const both = diagnose(token, {
        ...tenant,
        audience,
        requestedScopes: 'read:orders',
        requiredScopes: 'read:orders write:orders',
      });
      expect(both.remedy.where).toBe('code');
      const unnamed = diagnose({ status: 403, body: { code: 'insufficient_scope' } }, { audience });
      expect(unnamed.remedy.text).toContain('Request the scope the API needs together');
    });

    it('prefers the token response to the token', () => {
      const context = { requiredScopes: 'read:current_user', grantedScopes: 'openid' };
      expect(diagnose(accessToken(), { ...tenant, ...context }).problem).toBe('missing-scope');
    });

    it('explains that create:current_user_metadata is not sufficient', () => {
      const token = accessToken({ scope: 'create:current_user_metadata' });
      expect(text(token, { requiredScopes: 'update:current_user_metadata' })[2]).toBe(
        '  - create:current_user_metadata is present, but no request accepts it alone.',
      );
    });

    it('recognizes a scope that is only in the permissions claim', () => {
      const token = accessToken({
        aud: 'https://orders.example/',
        scope: 'openid',
        permissions: ['read:orders'],
      });
      expect(
        text(token, { audience: 'https://orders.example/', requiredScopes: 'read:orders' }),
      ).toEqual([
        'missing-scope: The access token does not have read:orders, so this API rejects the request.',
        '  - The token has the scopes: openid.',
        '  - The permissions claim contains read:orders, but only the scope claim is checked.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request read:orders together with the audience of this API, then log in again or step up. scopeGuard() on the route does both.',
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

  describe('when the scope is for back ends only', () => {
    const requestedScopes =
      'openid profile roles user_id name email update:users update:users_app_metadata';

    it('explains that users never get it, and names the scope for users', () => {
      expect(text(login, { requestedScopes })).toEqual([
        'scope-never-granted-to-users: update:users and update:users_app_metadata are never granted to an end user. Auth0 silently removes them from every request.',
        '  - The token has the scopes: openid, profile and email.',
        '  - Requested: openid, profile, roles, user_id, name, email, update:users and update:users_app_metadata.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request update:current_user_metadata instead: it lets users edit their own user_metadata. Send all other changes through the profile proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('names the scope for reading instead of read:users', () => {
      expect(text(login, { requestedScopes: 'read:users' }).slice(-8)).toEqual([
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request read:current_user instead: it lets users read their own profile. Send all other changes through the profile proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('says what each replacement scope allows', () => {
      const instead = (list: string) =>
        diagnose(new Error(`Insufficient scope, expected any of: update:users,${list}`), {
          ...tenant,
          requestedScopes: 'update:users',
        }).remedy.text;
      expect(instead('update:current_user_identities')).toContain(
        'link and unlink their own accounts',
      );
      expect(instead('create:current_user_device_credentials')).toContain(
        'add a device of their own',
      );
      expect(instead('delete:current_user_device_credentials')).toContain(
        'remove a device of their own',
      );
      expect(instead('delete:current_user_metadata')).toContain('do this to their own account');
    });

    it('recommends a back end for what users can never do', () => {
      expect(text(login, { requiredScopes: ['delete:users'] })).toEqual([
        'scope-never-granted-to-users: delete:users is never granted to an end user. Auth0 silently removes it from every request.',
        '  - The token has the scopes: openid, profile and email.',
        'What to change (the profile proxy, or your own back end): Use a back end with its own client-credentials token: no dashboard setting, Rule or Action grants this scope to a user.',
        '    provideAuth0Profile(withAuth0Angular(), withProxy({ url: proxyUrl, audience: proxyAudience }))',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('does not apply this to the scopes of another API', () => {
      const token = accessToken({ aud: 'https://orders.example/', scope: 'openid' });
      const context = { audience: 'https://orders.example/', requiredScopes: 'update:users' };
      expect(diagnose(token, { ...tenant, ...context }).problem).toBe('missing-scope');
    });
  });

  describe('when Auth0 responds "Insufficient scope"', () => {
    it('selects the scope of its list that users can get', () => {
      expect(text(insufficient)).toEqual([
        'missing-scope: The access token does not have update:current_user_metadata, so the Management API rejects the request.',
        '  - Auth0 answered that it expects update:users, update:users_app_metadata or update:current_user_metadata.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('says that the requested scope is never granted', () => {
      expect(text(insufficient, { requestedScopes: 'openid update:users' })).toEqual([
        'scope-never-granted-to-users: update:users is never granted to an end user. Auth0 silently removes it from every request.',
        '  - Auth0 answered that it expects update:users, update:users_app_metadata or update:current_user_metadata.',
        '  - Requested: openid and update:users.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request update:current_user_metadata instead: it lets users edit their own user_metadata. Send all other changes through the profile proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('lists the scopes of the token', () => {
      expect(text(insufficient, { token: login })[2]).toBe(
        '  - The token has the scopes: openid, profile and email.',
      );
    });

    it('reads the list with a semicolon and spaces too', () => {
      const message = 'Insufficient scope; expected any of: read:users, read:current_user.';
      expect(text({ status: 403, body: { message } }).slice(0, 2)).toEqual([
        'missing-scope: The access token does not have read:current_user, so the Management API rejects the request.',
        '  - Auth0 answered that it expects read:users or read:current_user.',
      ]);
    });

    it('recommends a back end when users can get no scope of the list', () => {
      const message = 'Insufficient scope, expected any of: delete:users,delete:current_user';
      expect(text({ status: 403, body: { message } }).slice(0, 4)).toEqual([
        'scope-never-granted-to-users: delete:users and delete:current_user are never granted to an end user. Auth0 silently removes them from every request.',
        '  - Auth0 answered that it expects delete:users or delete:current_user.',
        'What to change (the profile proxy, or your own back end): Use a back end with its own client-credentials token: no dashboard setting, Rule or Action grants these scopes to a user.',
        '    provideAuth0Profile(withAuth0Angular(), withProxy({ url: proxyUrl, audience: proxyAudience }))',
      ]);
    });

    it('reads the code when the message is missing', () => {
      const body = { errorCode: 'insufficient_scope' };
      expect(text({ status: 403, body }).slice(0, 3)).toEqual([
        'missing-scope: The access token has no scope that the Management API accepts.',
        '  - Auth0 answered that the scope of the token is insufficient.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Request read:current_user and update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
      ]);
      expect(diagnose({ status: 403, body: { error_code: 'insufficient_scope' } }).problem).toBe(
        'missing-scope',
      );
      expect(diagnose({ status: 403, body: { code: 'insufficient_scope' } }).problem).toBe(
        'missing-scope',
      );
    });

    it('reads the message without a body', () => {
      expect(diagnose(insufficient.body.message).problem).toBe('missing-scope');
    });
  });

  describe('when the SDK reports missing scopes after a refresh', () => {
    it('names the scopes', () => {
      const error = Object.assign(
        new Error("Missing requested scopes after refresh (audience: 'x', missing scope: 'y')"),
        {
          error: 'missing_scopes',
          audience: 'https://orders.example/',
          scope: 'read:orders write:orders',
        },
      );
      expect(text(error, { audience: 'https://orders.example/' }).slice(0, 2)).toEqual([
        'missing-scope: The access token does not have read:orders and write:orders, so this API rejects the request.',
        '  - This API answered that it expects read:orders or write:orders.',
      ]);
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
