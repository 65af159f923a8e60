/** The scopes of the My Account API. An application gets those that its client grant for users allows. */
export type MyAccountScope =
  | 'read:me:profile'
  | 'update:me:profile'
  | 'read:me:factors'
  | 'read:me:authentication_methods'
  | 'create:me:authentication_methods'
  | 'update:me:authentication_methods'
  | 'delete:me:authentication_methods'
  | 'read:me:connected_accounts'
  | 'create:me:connected_accounts'
  | 'delete:me:connected_accounts';

/** One request to the My Account API. */
export interface MyAccountEndpoint {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Path below `/me/v1`, `:name` standing for one percent-encoded segment. */
  readonly path: string;
  /** The scope that opens it. */
  readonly scope: MyAccountScope;
}

/**
 * What a user's token can do on the My Account API: the one place where a request meets its scope.
 *
 * Source: Auth0's OpenAPI document of the API and its page "Update profile", which is a beta. Not verified against
 * a live tenant.
 */
export const myAccountEndpoints = {
  readProfile: { method: 'GET', path: '/profile', scope: 'read:me:profile' },
  updateProfile: { method: 'PATCH', path: '/profile', scope: 'update:me:profile' },
  listFactors: { method: 'GET', path: '/factors', scope: 'read:me:factors' },
  listAuthenticationMethods: {
    method: 'GET',
    path: '/authentication-methods',
    scope: 'read:me:authentication_methods',
  },
  startEnrollment: {
    method: 'POST',
    path: '/authentication-methods',
    scope: 'create:me:authentication_methods',
  },
  verifyEnrollment: {
    method: 'POST',
    path: '/authentication-methods/:id/verify',
    scope: 'create:me:authentication_methods',
  },
  readAuthenticationMethod: {
    method: 'GET',
    path: '/authentication-methods/:id',
    scope: 'read:me:authentication_methods',
  },
  updateAuthenticationMethod: {
    method: 'PATCH',
    path: '/authentication-methods/:id',
    scope: 'update:me:authentication_methods',
  },
  deleteAuthenticationMethod: {
    method: 'DELETE',
    path: '/authentication-methods/:id',
    scope: 'delete:me:authentication_methods',
  },
  connectAccount: {
    method: 'POST',
    path: '/connected-accounts/connect',
    scope: 'create:me:connected_accounts',
  },
  completeConnection: {
    method: 'POST',
    path: '/connected-accounts/complete',
    scope: 'create:me:connected_accounts',
  },
  listConnectedAccounts: {
    method: 'GET',
    path: '/connected-accounts/accounts',
    scope: 'read:me:connected_accounts',
  },
  listConnections: {
    method: 'GET',
    path: '/connected-accounts/connections',
    scope: 'read:me:connected_accounts',
  },
  deleteConnectedAccount: {
    method: 'DELETE',
    path: '/connected-accounts/accounts/:id',
    scope: 'delete:me:connected_accounts',
  },
} as const satisfies Record<string, MyAccountEndpoint>;
