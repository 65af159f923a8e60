import type { ManagementErrorRow } from './error-row.ts';

/** The error bodies of the Management API for what is not there, by the name of their row. */
export const notFoundErrors = {
  unknownUser: {
    status: 404,
    message: 'The user does not exist.',
    errorCode: 'inexistent_user',
    source: 'terraform-provider-auth0 and go-auth0 recordings',
  },
  notFound: {
    status: 404,
    message: 'Not Found',
    source: 'terraform-provider-auth0 recordings',
  },
  unknownEnrollment: {
    status: 404,
    message: 'Enrollment not found',
    errorCode: 'enrollment_not_found',
    source: 'go-auth0 recordings',
  },
  unknownMethod: {
    status: 404,
    message: 'The authentication method does not exist.',
    errorCode: 'inexistent_authentication_method',
    source: 'OpenAPI file for the status; words inferred',
  },
  unknownIdentity: {
    status: 404,
    message: 'The specified identity does not exist.',
    errorCode: 'inexistent_identity',
    source: 'inferred',
  },
  unknownRole: {
    status: 404,
    message: 'Role not found.',
    errorCode: 'inexistent_role',
    source: 'OpenAPI file; errorCode inferred',
  },
  unknownResourceServer: {
    status: 404,
    message: 'The resource server does not exist',
    errorCode: 'inexistent_resource_server',
    source: 'inferred',
  },
  unknownSession: {
    status: 404,
    message: 'The session does not exist.',
    errorCode: 'inexistent_session',
    source: 'inferred',
  },
  unknownRefreshToken: {
    status: 404,
    message: 'The refresh token does not exist.',
    errorCode: 'inexistent_refresh_token',
    source: 'inferred',
  },
  unknownLog: {
    status: 404,
    message: 'The log event does not exist.',
    errorCode: 'inexistent_log',
    source: 'inferred',
  },
  unknownClient: {
    status: 404,
    message: 'The client does not exist',
    errorCode: 'inexistent_client',
    source: 'auth0.net tests and Auth0 docs for the code; words inferred',
  },
  unknownConnection: {
    status: 404,
    message: 'The connection does not exist',
    errorCode: 'inexistent_connection',
    source: 'inferred',
  },
  unknownClientGrant: {
    status: 404,
    message: 'The client grant does not exist.',
    errorCode: 'inexistent_client_grant',
    source: 'inferred',
  },
  unknownOrganization: {
    status: 404,
    message: 'No organization found by that id or name',
    source: 'auth0.net and terraform-provider-auth0 tests',
  },
  unknownJob: {
    status: 404,
    message: 'The job does not exist.',
    errorCode: 'inexistent_job',
    source: 'inferred',
  },
} as const satisfies Record<string, ManagementErrorRow>;
