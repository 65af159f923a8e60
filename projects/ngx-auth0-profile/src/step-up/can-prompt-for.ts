import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';

/** The errors that a user can resolve on a page of Auth0. */
const PROMPTABLE_CODES: readonly Auth0ProfileErrorCode[] = [
  'login-required',
  'consent-required',
  'interaction-required',
  'mfa-required',
  'missing-refresh-token',
  'missing-scope',
  'step-up-required',
];

/** Whether the user can resolve an error on a page of Auth0: not a lost connection or a wrong setting. */
export function canPromptFor({ code, cause }: Auth0ProfileError): boolean {
  return (
    (PROMPTABLE_CODES.includes(code) && !isAccessDenied(cause)) ||
    // The SDK has no token and no reason: the session has reached its end.
    (code === 'token-unavailable' && cause === undefined)
  );
}

/** A silent login is denied by the tenant, for example by an Action, and not for lack of a page to show. */
function isAccessDenied(cause: unknown): boolean {
  return (
    !!cause && typeof cause === 'object' && 'error' in cause && cause.error === 'access_denied'
  );
}
