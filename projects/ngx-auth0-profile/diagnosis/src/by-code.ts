import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import {
  audienceNotFound,
  clientNotAllowed,
  invalidConfiguration,
  loginDenied,
  loginStateLost,
} from './login-failed';
import { popupBlocked, popupCancelled } from './popup-failed';
import { refusedByProxy } from './proxy-refused';
import { rateLimited } from './rate-limit';
import { conflict, planRequired, preconditionFailed } from './request-conflict';
import { refusedFields } from './request-fields';
import { changeRefused, invalidBody, invalidPath, notFound } from './request-refused';
import {
  consentRequired,
  interactionRequired,
  loginRequired,
  mfaRequired,
  missingRefreshToken,
  sessionEnded,
} from './session-refused';
import { managementToken, refusedAudience } from './token-audience';
import { missingToken, refusedTokenForm } from './token-form';
import { anonymousToken, clientToken, idToken } from './token-kind';
import { wrongIssuer } from './token-issuer';
import { dpopToken, refusedToken } from './token-refused';
import { refusedForScopes } from './token-scopes';
import { otherUser } from './token-subject';
import { refusedAsExpired } from './token-time';

type Names = (file: CaseFile) => Finding | undefined;

const heard = ({ clues }: CaseFile) => [`The profile proxy answered "${clues.body.code}".`];

/** Codes of the Management API, of OAuth and its SDKs, and of the profile proxy. */
const CODES: Readonly<Record<string, Names>> = {
  // Management API
  bearer: refusedTokenForm,
  insufficient_scope: (file) =>
    file.clues.body.fields.length > 0
      ? refusedFields(file)
      : refusedForScopes(file, file.clues.body.scopes),
  unowned_resource: (file) =>
    otherUser(file, [
      'Auth0 answered "unowned_resource": the user in the URL is not the subject of the token.',
    ]),
  insufficient_entitlement: planRequired,
  inexistent_user: notFound,
  enrollment_not_found: notFound,
  invalid_body: invalidBody,
  invalid_uri: invalidPath,
  invalid_query_string: invalidPath,
  operation_not_supported: changeRefused,
  too_many_requests: (file) => rateLimited(file),
  custom_domain_conflict: conflict,
  // OAuth and Auth0's SDKs
  login_required: loginRequired,
  consent_required: consentRequired,
  interaction_required: interactionRequired,
  account_selection_required: interactionRequired,
  unmet_authentication_requirements: mfaRequired,
  mfa_required: mfaRequired,
  missing_refresh_token: missingRefreshToken,
  missing_scopes: (file) => refusedForScopes(file, file.clues.scope.split(' ').filter(Boolean)),
  invalid_grant: sessionEnded,
  invalid_token: refusedToken,
  access_denied: loginDenied,
  // Also the reason phrase of every 401, which says nothing.
  unauthorized: (file) => (file.clues.kind === 'error' ? loginDenied(file) : undefined),
  unauthorized_client: clientNotAllowed,
  invalid_target: audienceNotFound,
  invalid_configuration: invalidConfiguration,
  invalid_request: invalidConfiguration,
  invalid_client: invalidConfiguration,
  state_mismatch: loginStateLost,
  missing_transaction: loginStateLost,
  invalid_hash: loginStateLost,
  cancelled: popupCancelled,
  popup_closed: popupCancelled,
  popup_open: popupBlocked,
  use_dpop_nonce: () => dpopToken(['The server refused the DPoP proof because of its nonce.']),
  invalid_dpop_proof: () => dpopToken(['The server refused the DPoP proof.']),
  // The profile proxy
  'invalid-dpop-proof': (file) => dpopToken(heard(file)),
  'id-token': (file) => idToken(file, heard(file)),
  'opaque-token': refusedTokenForm,
  'encrypted-token': refusedTokenForm,
  'management-token': (file) => managementToken(file, heard(file)),
  'wrong-audience': refusedAudience,
  'wrong-issuer': (file) => wrongIssuer(file, heard(file)),
  expired: refusedAsExpired,
  'invalid-token': refusedToken,
  'missing-token': (file) => missingToken(file, heard(file)),
  'missing-scope': (file) => refusedForScopes(file, file.clues.body.scopes),
  'anonymous-subject': (file) => anonymousToken(file, heard(file)),
  'client-subject': (file) => clientToken(file, heard(file)),
  'invalid-body': invalidBody,
  'not-found': notFound,
  'precondition-failed': preconditionFailed,
  conflict,
  'rate-limited': (file) => rateLimited(file),
  'change-refused': changeRefused,
};

/** Names the problem by the word an answer or an error has for programs. */
export function byCode(file: CaseFile): Finding | undefined {
  const { code } = file.clues.body;
  return Object.hasOwn(CODES, code) ? CODES[code]?.(file) : refusedByProxy(file);
}
