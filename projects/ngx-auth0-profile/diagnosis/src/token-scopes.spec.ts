import { accessToken, MANAGEMENT_AUDIENCE, tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { DiagnosisContext } from './diagnosis-context';
import { formatDiagnosis } from './format-diagnosis';

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

describe('diagnose, the scopes of a token', () => {
  describe('when a scope is missing that users can have', () => {
    it('says which, and where to ask for it', () => {
      expect(text(login, { requiredScopes: ['update:current_user_metadata'] })).toEqual([
        'missing-scope: The access token does not have update:current_user_metadata, so the Management API refuses it.',
        '  - The token has the scopes: openid, profile and email.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
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
        'missing-scope: The access token does not have read:current_user, so the Management API refuses it.',
      );
    });

    it('says that the token opens nothing, where no request is known', () => {
      expect(text(login)).toEqual([
        'missing-scope: The access token has no scope that opens anything at the Management API.',
        '  - The token has the scopes: openid, profile and email.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for read:current_user and update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('looks for the cause in the dashboard where it was asked for', () => {
      const scopes = 'update:current_user_metadata';
      expect(text(login, { requiredScopes: scopes, requestedScopes: scopes })).toEqual([
        'missing-scope: The access token was issued without update:current_user_metadata, although it was asked for.',
        '  - The token has the scopes: openid, profile and email.',
        '  - Asked for: update:current_user_metadata.',
        "What to change (Applications > APIs > Auth0 Management API, access of applications for users): Allow your application update:current_user_metadata for its users there; with RBAC give the user the permission as well. Then ask once with cacheMode: 'off', because the SDK keeps the poorer token under the scopes it asked for.",
        "    auth.getAccessTokenSilently({ cacheMode: 'off' })",
        'Read more: https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants',
      ]);
    });

    it('looks in the dashboard for the other APIs too', () => {
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
      expect(unnamed.remedy.text).toContain('Ask for the scope the API needs together');
    });

    it('believes the token response rather than the token', () => {
      const context = { requiredScopes: 'read:current_user', grantedScopes: 'openid' };
      expect(diagnose(accessToken(), { ...tenant, ...context }).problem).toBe('missing-scope');
    });

    it('knows that create:current_user_metadata opens nothing', () => {
      const token = accessToken({ scope: 'create:current_user_metadata' });
      expect(text(token, { requiredScopes: 'update:current_user_metadata' })[2]).toBe(
        '  - create:current_user_metadata is there, but it opens nothing by itself.',
      );
    });

    it('notices a scope that stands in permissions only', () => {
      const token = accessToken({
        aud: 'https://orders.example/',
        scope: 'openid',
        permissions: ['read:orders'],
      });
      expect(
        text(token, { audience: 'https://orders.example/', requiredScopes: 'read:orders' }),
      ).toEqual([
        'missing-scope: The access token does not have read:orders, so this API refuses it.',
        '  - The token has the scopes: openid.',
        '  - The claim permissions has read:orders, but only the claim scope counts.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for read:orders together with the audience of this API, then log in again or step up. scopeGuard() on the route does both.',
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

  describe('when the scope is one for back ends', () => {
    const requestedScopes =
      'openid profile roles user_id name email update:users update:users_app_metadata';

    it('says that no user gets it, and which users get instead', () => {
      expect(text(login, { requestedScopes })).toEqual([
        'scope-never-granted-to-users: update:users and update:users_app_metadata are never granted to an end user. Auth0 drops them from the request without a word, however often they are asked for.',
        '  - The token has the scopes: openid, profile and email.',
        '  - Asked for: openid, profile, roles, user_id, name, email, update:users and update:users_app_metadata.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for update:current_user_metadata instead: it lets users edit their own user_metadata. Everything beyond that goes through the profile proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('names the scope for reading in place of read:users', () => {
      expect(text(login, { requestedScopes: 'read:users' }).slice(-8)).toEqual([
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for read:current_user instead: it lets users read their own profile. Everything beyond that goes through the profile proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'read:current_user',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('says what each scope in its place lets users do', () => {
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

    it('sends what users can never do to a back end', () => {
      expect(text(login, { requiredScopes: ['delete:users'] })).toEqual([
        'scope-never-granted-to-users: delete:users is never granted to an end user. Auth0 drops it from the request without a word, however often it is asked for.',
        '  - The token has the scopes: openid, profile and email.',
        'What to change (the profile proxy, or your own back end): Let a back end do it with a client-credentials token of its own: no dashboard setting, rule or Action gives this scope to a user.',
        '    provideAuth0Profile(withProxy({ url: proxyUrl, audience: proxyAudience }))',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('says nothing of the kind about the scopes of another API', () => {
      const token = accessToken({ aud: 'https://orders.example/', scope: 'openid' });
      const context = { audience: 'https://orders.example/', requiredScopes: 'update:users' };
      expect(diagnose(token, { ...tenant, ...context }).problem).toBe('missing-scope');
    });
  });

  describe('when Auth0 answers insufficient scope', () => {
    it('picks the one scope of its list that users can have', () => {
      expect(text(insufficient)).toEqual([
        'missing-scope: The access token does not have update:current_user_metadata, so the Management API refuses it.',
        '  - Auth0 answered that it expects update:users, update:users_app_metadata or update:current_user_metadata.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('says that the scope asked for is never granted', () => {
      expect(text(insufficient, { requestedScopes: 'openid update:users' })).toEqual([
        'scope-never-granted-to-users: update:users is never granted to an end user. Auth0 drops it from the request without a word, however often it is asked for.',
        '  - Auth0 answered that it expects update:users, update:users_app_metadata or update:current_user_metadata.',
        '  - Asked for: openid and update:users.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for update:current_user_metadata instead: it lets users edit their own user_metadata. Everything beyond that goes through the profile proxy.',
        '    auth.getAccessTokenSilently({',
        '      authorizationParams: {',
        "        audience: 'https://tenant.eu.auth0.com/api/v2/',",
        "        scope: 'update:current_user_metadata',",
        '      },',
        '    })',
        'Read more: https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications',
      ]);
    });

    it('shows what the token has', () => {
      expect(text(insufficient, { token: login })[2]).toBe(
        '  - The token has the scopes: openid, profile and email.',
      );
    });

    it('reads the list with a semicolon and spaces too', () => {
      const message = 'Insufficient scope; expected any of: read:users, read:current_user.';
      expect(text({ status: 403, body: { message } }).slice(0, 2)).toEqual([
        'missing-scope: The access token does not have read:current_user, so the Management API refuses it.',
        '  - Auth0 answered that it expects read:users or read:current_user.',
      ]);
    });

    it('sends what no scope in the list gives to users to a back end', () => {
      const message = 'Insufficient scope, expected any of: delete:users,delete:current_user';
      expect(text({ status: 403, body: { message } }).slice(0, 4)).toEqual([
        'scope-never-granted-to-users: delete:users and delete:current_user are never granted to an end user. Auth0 drops them from the request without a word, however often they are asked for.',
        '  - Auth0 answered that it expects delete:users or delete:current_user.',
        'What to change (the profile proxy, or your own back end): Let a back end do it with a client-credentials token of its own: no dashboard setting, rule or Action gives these scopes to a user.',
        '    provideAuth0Profile(withProxy({ url: proxyUrl, audience: proxyAudience }))',
      ]);
    });

    it('reads the code where the words are missing', () => {
      const body = { errorCode: 'insufficient_scope' };
      expect(text({ status: 403, body }).slice(0, 3)).toEqual([
        'missing-scope: The access token has no scope that opens anything at the Management API.',
        '  - Auth0 answered that the scope of the token is insufficient.',
        'What to change (authorizationParams of provideAuth0() or of getAccessTokenSilently()): Ask for read:current_user and update:current_user_metadata together with the audience of the Management API, then log in again or step up. scopeGuard() on the route does both.',
      ]);
      expect(diagnose({ status: 403, body: { error_code: 'insufficient_scope' } }).problem).toBe(
        'missing-scope',
      );
      expect(diagnose({ status: 403, body: { code: 'insufficient_scope' } }).problem).toBe(
        'missing-scope',
      );
    });

    it('takes the words without a body around them', () => {
      expect(diagnose(insufficient.body.message).problem).toBe('missing-scope');
    });
  });

  describe('when the SDK misses scopes after a refresh', () => {
    it('names them', () => {
      const error = Object.assign(
        new Error("Missing requested scopes after refresh (audience: 'x', missing scope: 'y')"),
        {
          error: 'missing_scopes',
          audience: 'https://orders.example/',
          scope: 'read:orders write:orders',
        },
      );
      expect(text(error, { audience: 'https://orders.example/' }).slice(0, 2)).toEqual([
        'missing-scope: The access token does not have read:orders and write:orders, so this API refuses it.',
        '  - This API answered that it expects read:orders or write:orders.',
      ]);
    });
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
