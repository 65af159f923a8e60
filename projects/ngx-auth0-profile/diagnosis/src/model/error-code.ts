/**
 * The code of an `Auth0ProfileError`. A problem of `diagnose` with the same name has the same
 * meaning.
 *
 * - `configuration`: an option of the library, or of Auth0's SDK, cannot be used.
 * - `login-required`, `consent-required`, `interaction-required`, `mfa-required`: Auth0 has
 *   to show the user a page before it issues a token.
 * - `missing-refresh-token`: the SDK uses refresh tokens and has none for this audience.
 * - `token-unavailable`: the SDK returned no token.
 * - `missing-scope`: the token was granted without a scope the request needs.
 * - `step-up-required`: the API requires a stronger or more recent login (RFC 9470).
 * - `step-up-insufficient`: the API requires it again, right after the user has logged in so.
 * - `scope-never-granted-to-users`: Auth0 never grants this scope of the Management API to users.
 * - `login-failed`: a login returned from Auth0, and did not sign the user in.
 * - `redirecting`: the page is being redirected to Auth0 for a step-up.
 * - `popup-blocked`, `popup-cancelled`: the popup did not open, or the user closed it.
 * - `user-changed`: another user is logged in now than the one the page shows; nothing was sent.
 * - `field-needs-backend`: an attribute that only a back end may change, and no proxy is configured; with
 *   `withMyAccount()` `lockedFields` has the reasons.
 * - `invalid-metadata`, `profile-too-large`: the edit violates Auth0's rules and was not sent.
 * - `invalid-link-token`: the ID token of the second account cannot be linked.
 * - `passkey-cancelled`: no passkey was created, because the user cancelled it or the time was over.
 * - `passkey-not-supported`: the browser or the device cannot create the passkey.
 * - `unauthorized`, `forbidden`, `other-user`, `not-found`, `conflict`, `invalid-request`,
 *   `rate-limited`, `unavailable`, `network`: the API rejected the request or is not reachable.
 * - `file-not-loaded`: a lazily loaded file of the page did not load; nothing was sent. Reload the page.
 * - `unknown`: an error that the library does not know, for example an exception in a callback of
 *   the application; `cause` has it.
 */
export type Auth0ProfileErrorCode =
  | 'configuration'
  | 'login-required'
  | 'consent-required'
  | 'interaction-required'
  | 'mfa-required'
  | 'missing-refresh-token'
  | 'token-unavailable'
  | 'missing-scope'
  | 'step-up-required'
  | 'step-up-insufficient'
  | 'scope-never-granted-to-users'
  | 'login-failed'
  | 'redirecting'
  | 'popup-blocked'
  | 'popup-cancelled'
  | 'user-changed'
  | 'field-needs-backend'
  | 'invalid-metadata'
  | 'profile-too-large'
  | 'invalid-link-token'
  | 'passkey-cancelled'
  | 'passkey-not-supported'
  | 'unauthorized'
  | 'forbidden'
  | 'other-user'
  | 'not-found'
  | 'conflict'
  | 'invalid-request'
  | 'rate-limited'
  | 'unavailable'
  | 'network'
  | 'file-not-loaded'
  | 'unknown';
