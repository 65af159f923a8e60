import { Auth0ProfileError } from './auth0-profile-error';
import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';
import { isNetworkFailure } from './is-network-failure';

const codes: Readonly<Record<string, Auth0ProfileErrorCode>> = {
  login_required: 'login-required',
  invalid_grant: 'login-required',
  consent_required: 'consent-required',
  access_denied: 'consent-required',
  interaction_required: 'interaction-required',
  account_selection_required: 'interaction-required',
  mfa_required: 'mfa-required',
  unmet_authentication_requirements: 'mfa-required',
  missing_refresh_token: 'missing-refresh-token',
  missing_scopes: 'missing-scope',
  popup_open: 'popup-blocked',
  cancelled: 'popup-cancelled',
  timeout: 'network',
  // An answer of the token endpoint without an OAuth error: the SDK's own name, or the reason phrase.
  request_error: 'unavailable',
  'Internal Server Error': 'unavailable',
  'Bad Gateway': 'unavailable',
  'Service Unavailable': 'unavailable',
  'Gateway Timeout': 'unavailable',
  'Too Many Requests': 'rate-limited',
  server_error: 'unavailable',
  temporarily_unavailable: 'unavailable',
  too_many_requests: 'rate-limited',
  // Settings of the application or of the API (RFC 6749 §4.1.2.1 and §5.2, RFC 8707 §2).
  invalid_request: 'configuration',
  invalid_client: 'configuration',
  invalid_scope: 'configuration',
  invalid_target: 'configuration',
  invalid_configuration: 'configuration',
  unauthorized_client: 'configuration',
  unsupported_grant_type: 'configuration',
  unsupported_response_type: 'configuration',
};

const advice: Partial<Record<Auth0ProfileErrorCode, string>> = {
  'login-required': 'Let the user log in.',
  'missing-refresh-token':
    'Set useRefreshTokensFallback in provideAuth0(), or ask for this audience at login.',
  'missing-scope': 'Allow the application these scopes, then let the user log in again.',
  'popup-blocked': 'Open the popup in a click handler.',
  'popup-cancelled': 'Let the user try again.',
  network: 'Check the network, then try again.',
  unavailable: 'Try again later.',
  'rate-limited': 'Try again later.',
  configuration: 'Check the settings of the application and of the API in Auth0.',
  unknown: 'The cause of this error is an exception that the library does not know.',
};

/** The error for a token that Auth0, or its SDK, did not issue. */
export function errorFromSdk(
  cause: unknown,
  request: { readonly audience: string; readonly scopes: readonly string[] },
): Auth0ProfileError {
  const name = textOf(cause, 'error');
  const code = codeOf(cause, name);
  return new Auth0ProfileError(
    code,
    `Auth0 issued no token for ${request.audience}${name && ` (${name})`}. ` +
      (advice[code] ?? 'Let the user authorize it: see withStepUp().'),
    { cause, audience: request.audience, requiredScopes: request.scopes },
  );
}

function codeOf(cause: unknown, name: string): Auth0ProfileErrorCode {
  if (!name) {
    // The SDK gives every answer of Auth0 an error name.
    return isNetworkFailure(cause)
      ? 'network'
      : cause instanceof Error
        ? 'unknown'
        : 'token-unavailable';
  }
  const description = textOf(cause, 'error_description');
  if (name === 'access_denied' && description.startsWith('Service not found')) {
    // The tenant has no API with this audience.
    return 'configuration';
  }
  // For a silent login in an iframe, only the description says that a second factor is required.
  const secondFactor = description.startsWith('Multifactor');
  return name === 'login_required' && secondFactor
    ? 'mfa-required'
    : (codes[name] ?? 'token-unavailable');
}

function textOf(cause: unknown, key: 'error' | 'error_description'): string {
  const value: unknown =
    cause && typeof cause === 'object' && key in cause
      ? (cause as Partial<Record<typeof key, unknown>>)[key]
      : '';
  return typeof value === 'string' ? value : '';
}
