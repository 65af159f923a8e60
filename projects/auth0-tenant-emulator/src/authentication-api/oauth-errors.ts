import { HttpFailure } from '../http-failure.ts';
import type { JsonObject } from '../json.ts';
import { randomId } from '../random-id.ts';

/**
 * The error bodies of `/oauth/token` and its neighbours. `source` says where the words are known
 * from; `memory` marks those nobody has checked against a live tenant.
 */
const OAUTH_ERRORS = {
  unknownClient: [401, 'access_denied', 'Unauthorized', 'memory'],
  wrongSecret: [401, 'access_denied', 'Unauthorized', 'memory'],
  missingParameter: [400, 'invalid_request', 'Missing required parameter: {0}', 'memory'],
  unreadableBody: [400, 'invalid_request', 'The request body cannot be read.', 'emulator'],
  unsupportedGrant: [403, 'unsupported_grant_type', 'Unsupported grant type: {0}', 'memory'],
  grantNotAllowed: [
    403,
    'unauthorized_client',
    "Grant type '{0}' not allowed for the client.",
    'memory',
  ],
  invalidCode: [403, 'invalid_grant', 'Invalid authorization code', 'memory'],
  wrongRedirect: [
    403,
    'invalid_grant',
    'The redirect URI is wrong. You sent {0}, and we expected {1}',
    'memory',
  ],
  wrongVerifier: [403, 'invalid_grant', 'Failed to verify code verifier', 'memory'],
  invalidRefreshToken: [403, 'invalid_grant', 'Unknown or invalid refresh token.', 'memory'],
  deletedUser: [
    403,
    'invalid_grant',
    "The refresh_token was generated for a user who doesn't exist anymore.",
    'memory',
  ],
  mfaRequired: [403, 'mfa_required', 'Multifactor authentication required', 'auth0-facts §5.1'],
  invalidProof: [400, 'invalid_dpop_proof', '{0}', 'RFC 9449 §5'],
  invalidToken: [400, 'invalid_request', '{0}', 'memory'],
  wrongCredentials: [401, 'access_denied', 'Wrong email or password.', 'memory'],
  wrongPassword: [403, 'invalid_grant', 'Wrong email or password.', 'memory'],
  blockedUser: [403, 'unauthorized', 'user is blocked', 'memory'],
  unknownApi: [403, 'access_denied', 'Service not enabled within domain: {0}', 'memory'],
  noAudience: [
    403,
    'access_denied',
    'No audience parameter was provided, and no default audience has been configured',
    'memory',
  ],
  noClientGrant: [
    403,
    'access_denied',
    'Client is not authorized to access "{0}". You need to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants',
    'memory',
  ],
  scopesNotGranted: [403, 'access_denied', 'Client has not been granted scopes: {0}', 'memory'],
  denied: [403, 'access_denied', '{0}', 'memory'],
  organization: [
    400,
    'invalid_request',
    'parameter organization is not allowed for this client',
    'memory',
  ],
  rateLimited: [429, 'too_many_requests', 'Client quota exceeded', 'auth0-facts §2'],
} as const satisfies Record<string, readonly [number, string, string, string]>;

/** The name of an error of the Authentication API. */
export type OAuthErrorName = keyof typeof OAUTH_ERRORS;

/** Makes the named error, its `{0}`, `{1}` … filled with `facts`. */
export function oauthError(name: OAuthErrorName, ...facts: string[]): HttpFailure {
  const [status, error, description] = OAUTH_ERRORS[name];
  const body: JsonObject = {
    error,
    error_description: description.replace(
      /\{(\d)\}/g,
      (_, index: string) => facts[Number(index)] ?? '',
    ),
  };
  if (name === 'mfaRequired') body['mfa_token'] = randomId(32);
  return new HttpFailure(status, body, { 'cache-control': 'no-store' });
}
