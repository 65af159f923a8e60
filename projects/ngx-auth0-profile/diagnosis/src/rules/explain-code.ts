import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import {
  audienceNotFoundProblem,
  clientNotAllowedProblem,
  invalidConfigurationProblem,
  loginDeniedProblem,
  loginStateLostProblem,
} from '../login/failed-login';
import { popupBlockedProblem, popupCancelledProblem } from '../login/popup';
import { proxyProblem } from '../request/proxy-problem';
import { rateLimitedProblem } from '../request/rate-limit';
import { conflictProblem, preconditionFailedProblem } from '../request/conflict';
import { planRequiredProblem } from '../request/stored-limits';
import { rejectedFieldsProblem } from '../permission/request-fields';
import { changeRefusedProblem } from '../request/change-refused';
import { invalidBodyProblem, invalidPathProblem } from '../request/invalid-request';
import { notFoundProblem } from '../request/not-found';
import {
  consentRequiredProblem,
  interactionRequiredProblem,
  loginRequiredProblem,
  mfaRequiredProblem,
  missingRefreshTokenProblem,
  sessionEndedProblem,
} from '../login/silent-login';
import { managementTokenProblem, rejectedAudienceProblem } from '../token/token-audience';
import { missingTokenProblem, rejectedFormatProblem } from '../token/token-format';
import { anonymousTokenProblem, clientTokenProblem, idTokenProblem } from '../token/token-kind';
import { wrongIssuerProblem } from '../token/token-issuer';
import { dpopTokenProblem, rejectedTokenProblem } from '../token/rejected-token';
import { insufficientScopeProblem } from '../permission/token-scopes';
import { otherUserProblem } from '../permission/token-subject';
import { rejectedAsExpiredProblem } from '../token/token-time';

type Explain = (input: DiagnosisInput) => Explanation | undefined;

const answered = ({ subject }: DiagnosisInput) => [
  `The profile proxy answered "${subject.body.code}".`,
];

/** Codes of the Management API, of OAuth and its SDKs, and of the profile proxy. */
const CODES: Readonly<Record<string, Explain>> = {
  // Management API
  bearer: rejectedFormatProblem,
  insufficient_scope: (input) =>
    input.subject.body.fields.length > 0
      ? rejectedFieldsProblem(input)
      : insufficientScopeProblem(input, input.subject.body.scopes),
  unowned_resource: (input) =>
    otherUserProblem(input, [
      'Auth0 answered "unowned_resource": the user in the URL is not the subject of the token.',
    ]),
  insufficient_entitlement: planRequiredProblem,
  inexistent_user: notFoundProblem,
  enrollment_not_found: notFoundProblem,
  invalid_body: invalidBodyProblem,
  invalid_uri: invalidPathProblem,
  invalid_query_string: invalidPathProblem,
  operation_not_supported: changeRefusedProblem,
  too_many_requests: (input) => rateLimitedProblem(input),
  custom_domain_conflict: conflictProblem,
  // OAuth and Auth0's SDKs
  login_required: loginRequiredProblem,
  consent_required: consentRequiredProblem,
  interaction_required: interactionRequiredProblem,
  account_selection_required: interactionRequiredProblem,
  unmet_authentication_requirements: mfaRequiredProblem,
  mfa_required: mfaRequiredProblem,
  missing_refresh_token: missingRefreshTokenProblem,
  missing_scopes: (input) =>
    insufficientScopeProblem(input, input.subject.scope.split(' ').filter(Boolean)),
  invalid_grant: sessionEndedProblem,
  invalid_token: rejectedTokenProblem,
  access_denied: loginDeniedProblem,
  // Also the reason phrase of every 401, which is no information.
  unauthorized: (input) => (input.subject.kind === 'error' ? loginDeniedProblem(input) : undefined),
  unauthorized_client: clientNotAllowedProblem,
  invalid_target: audienceNotFoundProblem,
  invalid_configuration: invalidConfigurationProblem,
  invalid_request: invalidConfigurationProblem,
  invalid_client: invalidConfigurationProblem,
  state_mismatch: loginStateLostProblem,
  missing_transaction: loginStateLostProblem,
  invalid_hash: loginStateLostProblem,
  cancelled: popupCancelledProblem,
  popup_closed: popupCancelledProblem,
  popup_open: popupBlockedProblem,
  use_dpop_nonce: () =>
    dpopTokenProblem(['The server rejected the DPoP proof because of its nonce.']),
  invalid_dpop_proof: () => dpopTokenProblem(['The server rejected the DPoP proof.']),
  // The profile proxy
  'invalid-dpop-proof': (input) => dpopTokenProblem(answered(input)),
  'id-token': (input) => idTokenProblem(input, answered(input)),
  'opaque-token': rejectedFormatProblem,
  'encrypted-token': rejectedFormatProblem,
  'management-token': (input) => managementTokenProblem(input, answered(input)),
  'wrong-audience': rejectedAudienceProblem,
  'wrong-issuer': (input) => wrongIssuerProblem(input, answered(input)),
  expired: rejectedAsExpiredProblem,
  'invalid-token': rejectedTokenProblem,
  'missing-token': (input) => missingTokenProblem(input, answered(input)),
  'missing-scope': (input) => insufficientScopeProblem(input, input.subject.body.scopes),
  'anonymous-subject': (input) => anonymousTokenProblem(input, answered(input)),
  'client-subject': (input) => clientTokenProblem(input, answered(input)),
  'invalid-body': invalidBodyProblem,
  'not-found': notFoundProblem,
  'precondition-failed': preconditionFailedProblem,
  conflict: conflictProblem,
  'rate-limited': (input) => rateLimitedProblem(input),
  'change-refused': changeRefusedProblem,
};

/** Explains a response or an error by its code. */
export function explainCode(input: DiagnosisInput): Explanation | undefined {
  const { code } = input.subject.body;
  return Object.hasOwn(CODES, code) ? CODES[code]?.(input) : proxyProblem(input);
}
