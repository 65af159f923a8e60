import { HttpFailure } from '../tenant/http-failure.ts';
import type { JsonObject } from '../common/json.ts';

/**
 * The error bodies of the Authentication API. `source` is the source of the
 * message. Nothing here was checked against a live tenant.
 */
const oauthErrors = {
  unknownClient: [401, 'access_denied', 'Unauthorized', 'not verified'],
  wrongSecret: [401, 'access_denied', 'Unauthorized', 'not verified'],
  invalidAssertion: [401, 'invalid_client', '{0}', 'RFC 7523 §3.2; words not verified'],
  missingParameter: [400, 'invalid_request', 'Missing required parameter: {0}', 'not verified'],
  unreadableBody: [400, 'invalid_request', 'The request body cannot be read.', "emulator's own"],
  unsupportedGrant: [403, 'unsupported_grant_type', 'Unsupported grant type: {0}', 'not verified'],
  grantNotAllowed: [
    403,
    'unauthorized_client',
    "Grant type '{0}' not allowed for the client.",
    'responses quoted in public issue reports',
  ],
  invalidCode: [403, 'invalid_grant', 'Invalid authorization code', 'not verified'],
  wrongRedirect: [
    403,
    'invalid_grant',
    'The redirect URI is wrong. You sent {0}, and we expected {1}',
    'not verified',
  ],
  wrongVerifier: [
    403,
    'invalid_grant',
    'Failed to verify code verifier',
    'go-auth0 tests; responses quoted in public samples',
  ],
  invalidRefreshToken: [
    403,
    'invalid_grant',
    'Unknown or invalid refresh token.',
    'Auth0.Android AuthenticationException; public reports',
  ],
  deletedUser: [
    403,
    'invalid_grant',
    "The refresh_token was generated for a user who doesn't exist anymore.",
    'Auth0.Android AuthenticationException',
  ],
  mfaRequired: [
    403,
    'mfa_required',
    'Multifactor authentication required',
    'auth0-spa-js error classes',
  ],
  unmetRequirements: [
    403,
    'unmet_authentication_requirements',
    'Unmet authentication requirements',
    'Auth0 docs: My Account API; status and words not verified',
  ],
  invalidProof: [400, 'invalid_dpop_proof', '{0}', 'RFC 9449 §5; words not verified'],
  wrongCredentials: [401, 'access_denied', 'Wrong email or password.', 'not verified'],
  wrongPassword: [
    403,
    'invalid_grant',
    'Wrong email or password.',
    'responses quoted in public code and docs',
  ],
  blockedUser: [403, 'unauthorized', 'user is blocked', 'public reports; status not verified'],
  unknownApi: [
    403,
    'access_denied',
    'Service not enabled within domain: {0}',
    'responses quoted in public reports',
  ],
  noAudience: [
    403,
    'access_denied',
    'No audience parameter was provided, and no default audience has been configured',
    'responses quoted in public reports',
  ],
  noClientGrant: [
    403,
    'access_denied',
    'Client is not authorized to access "{0}". You need to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/management/v2/client-grants/post-client-grants',
    'response quoted in public documentation of an API provider',
  ],
  noAccess: [
    403,
    'access_denied',
    'Client "{0}" is not authorized to access resource server "{1}".',
    'responses quoted in public reports; status not verified',
  ],
  scopesNotGranted: [
    403,
    'access_denied',
    'Client has not been granted scopes: {0}',
    'responses quoted in public reports',
  ],
  denied: [403, 'access_denied', '{0}', 'Auth0 docs: api.access.deny; status not verified'],
  organization: [
    400,
    'invalid_request',
    'parameter organization is not allowed for this client',
    'responses quoted in public reports',
  ],
  notAMember: [
    403,
    'access_denied',
    'user {0} is not part of the {1} organization',
    'responses quoted in public reports, for a login; for a refresh not verified',
  ],
  malformedMfaToken: [
    403,
    'invalid_grant',
    'Malformed mfa_token',
    'Auth0.swift and Auth0.Android error classes; status not verified',
  ],
  expiredMfaToken: [
    401,
    'expired_token',
    'mfa_token is expired',
    'Auth0.swift and Auth0.Android error classes; status not verified',
  ],
  invalidMfaToken: [
    401,
    'invalid_grant',
    'The mfa_token provided is invalid. Try getting a new token.',
    'responses quoted in public code',
  ],
  insufficientMfaScope: [
    403,
    'insufficient_scope',
    'Insufficient scope, expected: {0}',
    'not verified',
  ],
  wrongOtp: [
    403,
    'invalid_grant',
    'Invalid otp_code.',
    'Auth0.swift and Auth0.Android error classes',
  ],
  wrongBindingCode: [
    403,
    'invalid_grant',
    'Invalid binding_code.',
    'Auth0.swift and Auth0.Android error classes; status not verified',
  ],
  wrongOobCode: [403, 'invalid_grant', 'Invalid oob_code.', 'not verified'],
  rejectedMfa: [
    403,
    'invalid_grant',
    'MFA Authorization rejected.',
    'Auth0 docs: Authentication API; status not verified',
  ],
  authorizationPending: [
    400,
    'authorization_pending',
    'Authorization pending: please repeat the request in a few seconds.',
    'Auth0 docs: Authentication API',
  ],
  associationRequired: [
    403,
    'association_required',
    'The user has no authenticator.',
    'Auth0 docs: Authentication API for the error; words and status not verified',
  ],
  unsupportedChallenge: [
    403,
    'unsupported_challenge_type',
    'The user has no authenticator of these challenge types.',
    'Auth0 docs: Authentication API for the error; words and status not verified',
  ],
  alreadyEnrolled: [
    403,
    'access_denied',
    'User is already enrolled.',
    'Auth0 docs: MFA API; error and status not verified',
  ],
  unknownAuthenticator: [404, 'not_found', 'The authenticator does not exist.', 'not verified'],
  rateLimited: [
    429,
    'too_many_requests',
    'Client quota exceeded',
    'Auth0 docs: machine-to-machine quotas',
  ],
} as const satisfies Record<string, readonly [number, string, string, string]>;

/** The name of an error of the Authentication API. */
export type OAuthErrorName = keyof typeof oauthErrors;

/** Makes the named error, its `{0}`, `{1}` … filled with `facts`. */
export function oauthError(name: OAuthErrorName, ...facts: string[]): HttpFailure {
  const [status, error, description] = oauthErrors[name];
  const body: JsonObject = {
    error,
    error_description: description.replace(
      /\{(\d)\}/g,
      (_, index: string) => facts[Number(index)] ?? '',
    ),
  };
  if (name === 'grantNotAllowed') {
    body['error_uri'] = 'https://auth0.com/docs/clients/client-grant-types';
  }
  return new HttpFailure(status, body, { 'cache-control': 'no-store' });
}

/** Every error of the Authentication API with its source, for documentation. */
export function oauthErrorSources(): { name: string; status: number; source: string }[] {
  return Object.entries(oauthErrors).map(([name, [status, , , source]]) => ({
    name,
    status,
    source,
  }));
}
