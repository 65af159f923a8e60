import type { DiagnosisProblem } from '../model/diagnosis-problem';

/** The problem for each error code of the Management API, of OAuth, of Auth0's SDKs and the proxy. */
const codes: Readonly<Record<string, DiagnosisProblem>> = {
  // Management API
  bearer: 'opaque-token',
  insufficient_scope: 'missing-scope',
  unowned_resource: 'other-user',
  insufficient_entitlement: 'plan-required',
  inexistent_user: 'user-not-found',
  enrollment_not_found: 'not-found',
  invalid_body: 'invalid-body',
  invalid_uri: 'invalid-path',
  invalid_query_string: 'invalid-path',
  operation_not_supported: 'change-refused',
  too_many_requests: 'rate-limited',
  custom_domain_conflict: 'conflict',
  // OAuth 2.0 (RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 8707 §2, RFC 9449 §5 and §7.1,
  // RFC 9470 §3) and OpenID Connect Core §3.1.2.6
  login_required: 'login-required',
  consent_required: 'consent-required',
  interaction_required: 'interaction-required',
  account_selection_required: 'interaction-required',
  unmet_authentication_requirements: 'mfa-required',
  insufficient_user_authentication: 'step-up-required',
  invalid_grant: 'session-ended',
  invalid_token: 'invalid-token',
  access_denied: 'login-denied',
  unauthorized_client: 'client-not-allowed',
  'user-is-not-authorized-to-the-audience-for-those-scopes': 'client-not-allowed',
  invalid_target: 'audience-not-found',
  invalid_request: 'invalid-configuration',
  invalid_client: 'invalid-configuration',
  use_dpop_nonce: 'dpop-token',
  invalid_dpop_proof: 'dpop-token',
  // Auth0's SDKs
  mfa_required: 'mfa-required',
  missing_refresh_token: 'missing-refresh-token',
  missing_scopes: 'missing-scope',
  missing_token: 'token-unavailable',
  missing_access_token: 'token-unavailable',
  invalid_configuration: 'invalid-configuration',
  state_mismatch: 'login-state-lost',
  missing_transaction: 'login-state-lost',
  invalid_hash: 'login-state-lost',
  cancelled: 'popup-cancelled',
  popup_closed: 'popup-cancelled',
  popup_open: 'popup-blocked',
  // Profile proxy
  'invalid-dpop-proof': 'dpop-token',
  'id-token': 'id-token',
  'opaque-token': 'opaque-token',
  'encrypted-token': 'encrypted-token',
  'management-token': 'management-token',
  'wrong-audience': 'wrong-audience',
  'wrong-issuer': 'wrong-issuer',
  expired: 'expired',
  'invalid-token': 'invalid-token',
  'missing-token': 'missing-token',
  'missing-scope': 'missing-scope',
  'anonymous-subject': 'anonymous-token',
  'client-subject': 'client-token',
  'invalid-body': 'invalid-body',
  'not-found': 'not-found',
  'precondition-failed': 'precondition-failed',
  conflict: 'conflict',
  'rate-limited': 'rate-limited',
  'change-refused': 'change-refused',
};

/** The problem that an error code stands for, or `undefined` for an unknown code. */
export function problemOfCode(code: string): DiagnosisProblem | undefined {
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
}
