/**
 * The scopes of the Management API that an end user can be granted. Auth0 drops every other one
 * silently (Auth0 CLI reference, "client-grants create", `--subject-type user`).
 */
export type EndUserScope =
  | 'read:current_user'
  | 'update:current_user_metadata'
  | 'create:current_user_metadata'
  | 'delete:current_user_metadata'
  | 'create:current_user_device_credentials'
  | 'delete:current_user_device_credentials'
  | 'update:current_user_identities';

/** One request to the Management API that a user's own token can make. */
export interface ManagementEndpoint {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Path below `/api/v2`, `:name` standing for one percent-encoded segment. */
  readonly path: string;
  /** The scope an end user can hold that opens it. */
  readonly scope: EndUserScope;
}

/**
 * What a user's token can do on the Management API: the one place where a request meets its scope.
 *
 * Source: scope lists of the Management API's OpenAPI document, narrowed to what end users get.
 */
export const managementEndpoints = {
  readUser: { method: 'GET', path: '/users/:id', scope: 'read:current_user' },
  updateUser: {
    method: 'PATCH',
    path: '/users/:id',
    scope: 'update:current_user_metadata',
  },
  listEnrollments: { method: 'GET', path: '/users/:id/enrollments', scope: 'read:current_user' },
  linkIdentity: {
    method: 'POST',
    path: '/users/:id/identities',
    scope: 'update:current_user_identities',
  },
  unlinkIdentity: {
    method: 'DELETE',
    path: '/users/:id/identities/:provider/:identity',
    scope: 'update:current_user_identities',
  },
  createDeviceCredential: {
    method: 'POST',
    path: '/device-credentials',
    scope: 'create:current_user_device_credentials',
  },
  deleteDeviceCredential: {
    method: 'DELETE',
    path: '/device-credentials/:id',
    scope: 'delete:current_user_device_credentials',
  },
} as const satisfies Record<string, ManagementEndpoint>;

/** The only body fields a user's token may send; the other endpoints take no body. */
export const managementBodyFields: Partial<
  Record<keyof typeof managementEndpoints, readonly string[]>
> = {
  updateUser: ['user_metadata'],
  linkIdentity: ['link_with'],
  createDeviceCredential: ['device_name', 'type', 'value', 'device_id', 'client_id'],
};
