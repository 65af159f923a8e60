import type { ManagementErrorRow } from './error-row.ts';
import { notFoundErrors } from './not-found-errors.ts';

/** The error bodies of the Management API, by the name of their row. */
export const managementErrors = {
  ...notFoundErrors,
  badHeaderFormat: {
    status: 400,
    message: 'Bad HTTP authentication header format',
    errorCode: 'Bearer',
    source: 'community 11660; hapi-auth-jwt lib/index.js',
  },
  missingAuthentication: {
    status: 401,
    message: 'Missing authentication',
    source: 'community 34611',
  },
  invalidToken: {
    status: 401,
    message: 'Invalid token',
    attributes: true,
    source: 'community 11660; header inferred',
  },
  expiredToken: {
    status: 401,
    message: 'Expired token received for JSON Web Token validation',
    attributes: true,
    source: 'dev.to article quoting ErrorApiException',
  },
  invalidSignature: {
    status: 401,
    message: 'Invalid signature received for JSON Web Token validation',
    attributes: true,
    source: 'OpenAPI file; hapi-auth-jwt',
  },
  badAudience: {
    status: 401,
    message: 'Bad audience: {0}',
    source: 'wp-auth0 log; node-auth0#787',
  },
  clientNotGlobal: {
    status: 401,
    message: 'Client is not global',
    source: 'community 9514; OpenAPI file',
  },
  insufficientScope: {
    status: 403,
    message: 'Insufficient scope, expected any of: {0}',
    errorCode: 'insufficient_scope',
    source: 'nextjs-auth0#89, #254; lock#1961',
  },
  otherUser: {
    status: 403,
    message: 'User to be acted on does not match subject in bearer token.',
    errorCode: 'unowned_resource',
    source: 'react-native-auth0 users spec; OpenAPI file',
  },
  fields: {
    status: 403,
    message: 'You cannot update the following fields: {0}',
    errorCode: 'insufficient_scope',
    source: 'community 6692; auth0.js#960; errorCode inferred',
  },
  entitlement: {
    status: 403,
    message: 'Please upgrade your subscription to use {0}',
    errorCode: 'insufficient_entitlement',
    source: 'terraform-provider-auth0 recordings',
  },
  tooLarge: {
    status: 413,
    message: 'Payload content length greater than maximum allowed: {0}',
    source: 'inferred from hapi',
  },
  unsupportedMediaType: {
    status: 415,
    message: 'Unsupported Media Type',
    source: 'Auth0 docs pull requests 6097 and 6256; body inferred from hapi',
  },
  profileTooLarge: {
    status: 400,
    message: 'The user profile exceeds the maximum allowed size.',
    errorCode: 'operation_not_supported',
    source: "the limit is documented, its error body is not: the words are the emulator's",
  },
  userExists: {
    status: 409,
    message: 'The user already exists.',
    errorCode: 'auth0_idp_error',
    source: 'responses quoted in public code',
  },
  unreadablePayload: {
    status: 400,
    message: 'Invalid request payload JSON format',
    source: 'inferred from hapi',
  },
  payload: {
    status: 400,
    message: "Payload validation error: '{0}'{1}.",
    errorCode: 'invalid_body',
    source: 'auth0-PHP#466; terraform-provider-auth0 recordings',
  },
  query: {
    status: 400,
    message: "Query validation error: '{0}'{1}.",
    errorCode: 'invalid_query_string',
    source: 'OpenAPI file',
  },
  paging: {
    status: 400,
    message:
      'You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation',
    errorCode: 'invalid_paging',
    source: 'responses quoted in public reports',
  },
  path: {
    status: 400,
    message: "Path validation error: '{0}'{1}.",
    errorCode: 'invalid_uri',
    source: 'terraform-provider-auth0 recordings',
  },
  operation: {
    status: 400,
    message: '{0}',
    errorCode: 'operation_not_supported',
    source: 'OpenAPI file; terraform-provider-auth0 recordings for the code',
  },
  body: {
    status: 400,
    message: '{0}',
    errorCode: 'invalid_body',
    source: 'OpenAPI file; errorCode inferred',
  },
  password: {
    status: 400,
    message: '{0}: {1}',
    source: 'responses quoted in public reports; without errorCode inferred',
  },
  conflict: {
    status: 409,
    message: '{0}',
    source: 'OpenAPI file; go-auth0 recordings for the shape',
  },
  customDomainConflict: {
    status: 409,
    message: 'The tenant has multiple verified custom domains.',
    errorCode: 'custom_domain_conflict',
    source: 'terraform-provider-auth0 recordings',
  },
  templateExists: {
    status: 409,
    message: 'Template verify_email already exists.',
    source: 'go-auth0 recordings',
  },
  rateLimit: {
    status: 429,
    message: 'Global limit has been reached',
    errorCode: 'too_many_requests',
    source: 'auth0-reset-tenant#31',
  },
  serverError: {
    status: 500,
    message: 'An internal server error occurred',
    source: 'inferred from hapi',
  },
} as const satisfies Record<string, ManagementErrorRow>;
