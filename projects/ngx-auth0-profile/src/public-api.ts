// Errors
export { Auth0ProfileError, isAuth0ProfileError } from './errors/auth0-profile-error';
export type { Auth0ProfileErrorFacts, Diagnoser } from './errors/auth0-profile-error';
export type { Auth0ProfileErrorCode } from './errors/error-code';

// The Management API as an end user sees it
export { managementEndpoints } from './management-api/endpoint-table';
export type { EndUserScope, ManagementEndpoint } from './management-api/endpoint-table';
export { isEndUserScope } from './management-api/is-end-user-scope';
