/**
 * What went wrong, as one word to switch on. Where a problem of `diagnose` has the same name it
 * means the same.
 *
 * - `configuration`: an option of the library, or of Auth0's SDK, cannot be used.
 * - `login-required`, `consent-required`, `interaction-required`, `mfa-required`: Auth0 wants to see
 *   the user before it gives a token.
 * - `missing-refresh-token`: the SDK uses refresh tokens and has none for this audience.
 * - `token-unavailable`: the SDK answered without a token, or not at all.
 * - `missing-scope`: the token was granted without a scope the request needs.
 * - `scope-never-granted-to-users`: no end user ever gets this scope on the Management API.
 * - `redirecting`: the page is leaving for Auth0 to get what is missing.
 * - `popup-blocked`, `popup-cancelled`: the popup did not open, or the user closed it.
 * - `field-needs-backend`: an attribute only a back end may change, and no proxy is configured.
 * - `invalid-metadata`, `profile-too-large`: the edit breaks Auth0's rules and was not sent.
 * - `invalid-link-token`: the ID token of the second account cannot be linked.
 * - `unauthorized`, `forbidden`, `other-user`, `not-found`, `conflict`, `invalid-request`,
 *   `rate-limited`, `unavailable`, `network`: the API refused, or could not be reached.
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
  | 'scope-never-granted-to-users'
  | 'redirecting'
  | 'popup-blocked'
  | 'popup-cancelled'
  | 'field-needs-backend'
  | 'invalid-metadata'
  | 'profile-too-large'
  | 'invalid-link-token'
  | 'unauthorized'
  | 'forbidden'
  | 'other-user'
  | 'not-found'
  | 'conflict'
  | 'invalid-request'
  | 'rate-limited'
  | 'unavailable'
  | 'network';
