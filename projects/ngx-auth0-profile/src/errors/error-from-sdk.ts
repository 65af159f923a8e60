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
  missing_refresh_token: 'missing-refresh-token',
  missing_scopes: 'missing-scope',
  popup_open: 'popup-blocked',
  cancelled: 'popup-cancelled',
  timeout: 'network',
};

const advice: Partial<Record<Auth0ProfileErrorCode, string>> = {
  'login-required': 'Let the user log in.',
  'missing-refresh-token':
    'Set useRefreshTokensFallback in provideAuth0(), or ask for this audience at login.',
  'missing-scope': 'Allow the application these scopes, then let the user log in again.',
  'popup-blocked': 'Open the popup in a click handler.',
  'popup-cancelled': 'Let the user try again.',
  network: 'Check the network, then try again.',
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
  // For a silent login in an iframe, only the description says that a second factor is required.
  const secondFactor = textOf(cause, 'error_description').startsWith('Multifactor');
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
