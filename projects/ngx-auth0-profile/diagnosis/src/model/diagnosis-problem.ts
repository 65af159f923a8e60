/** What was wrong with the token that was sent. */
export type TokenProblem =
  | 'missing-token'
  | 'opaque-token'
  | 'encrypted-token'
  | 'malformed-token'
  | 'id-token'
  | 'client-token'
  | 'anonymous-token'
  | 'dpop-token'
  | 'invalid-signature'
  | 'invalid-token'
  | 'expired'
  | 'not-yet-valid'
  | 'clock-off'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'management-token';

/** What a valid token does not allow. */
export type PermissionProblem =
  | 'missing-scope'
  | 'scope-never-granted-to-users'
  | 'other-user'
  | 'field-needs-backend'
  | 'field-not-allowed'
  | 'endpoint-not-enabled'
  | 'plan-required';

/** What was wrong with the request or with the change. */
export type RequestProblem =
  | 'invalid-body'
  | 'invalid-path'
  | 'invalid-change'
  | 'invalid-metadata'
  | 'profile-too-large'
  | 'change-refused'
  | 'link-refused'
  | 'passkey-cancelled'
  | 'passkey-not-supported'
  | 'user-not-found'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'precondition-failed'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'rate-limited';

/** Why no token could be obtained silently, or at all. */
export type SessionProblem =
  | 'login-required'
  | 'consent-required'
  | 'interaction-required'
  | 'mfa-required'
  | 'step-up-required'
  | 'step-up-insufficient'
  | 'missing-refresh-token'
  | 'session-ended'
  | 'user-changed'
  | 'login-state-lost'
  | 'login-denied'
  | 'login-failed'
  | 'client-not-allowed'
  | 'audience-not-found'
  | 'invalid-configuration'
  | 'token-unavailable'
  | 'redirecting'
  | 'popup-blocked'
  | 'popup-cancelled'
  | 'popup-timeout';

/** What went wrong between the page and the API. */
export type ConnectionProblem =
  | 'network'
  | 'file-not-loaded'
  | 'timeout'
  | 'gateway-error'
  | 'html-answer'
  | 'unreadable-answer'
  | 'server-error'
  | 'upstream-refused'
  | 'upstream-unavailable'
  | 'store-unavailable';

/** The name of a problem that {@link diagnose} recognizes; `no-problem` when a token is valid. */
export type DiagnosisProblem =
  | TokenProblem
  | PermissionProblem
  | RequestProblem
  | SessionProblem
  | ConnectionProblem
  | 'no-problem'
  | 'unknown';
