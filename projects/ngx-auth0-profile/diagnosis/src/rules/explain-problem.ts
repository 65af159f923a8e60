import { fileNotLoadedProblem } from '../connection/file-not-loaded';
import { networkProblem, timeoutProblem } from '../connection/network-problem';
import { serverErrorProblem } from '../connection/server-error';
import {
  gatewayErrorProblem,
  htmlAnswerProblem,
  unreadableAnswerProblem,
} from '../connection/unreadable-answer';
import type { DiagnosisInput } from '../input/diagnosis-input';
import {
  audienceNotFoundProblem,
  clientNotAllowedProblem,
  invalidConfigurationProblem,
  loginDeniedProblem,
  loginFailedProblem,
  loginStateLostProblem,
  redirectingProblem,
} from '../login/failed-login';
import { popupBlockedProblem, popupCancelledProblem, popupTimeoutProblem } from '../login/popup';
import {
  consentRequiredProblem,
  interactionRequiredProblem,
  loginRequiredProblem,
  mfaRequiredProblem,
  missingRefreshTokenProblem,
  sessionEndedProblem,
  tokenUnavailableProblem,
} from '../login/silent-login';
import { stepUpInsufficientProblem, stepUpRequiredProblem } from '../login/step-up';
import { userChangedProblem } from '../login/user-changed';
import type { Explanation } from '../model/diagnosis';
import type { DiagnosisProblem } from '../model/diagnosis-problem';
import { endpointNotEnabledProblem, refusedByPolicyProblem } from '../my-account/locked-fields';
import { passkeyCancelledProblem, passkeyNotSupportedProblem } from '../my-account/passkeys';
import { rejectedFieldsProblem } from '../permission/request-fields';
import { insufficientScopeProblem } from '../permission/token-scopes';
import { otherUserProblem } from '../permission/token-subject';
import { changeRefusedProblem } from '../request/change-refused';
import { conflictProblem, preconditionFailedProblem } from '../request/conflict';
import { invalidBodyProblem, invalidPathProblem } from '../request/invalid-request';
import { linkRefusedProblem } from '../request/link-refused';
import { notFoundProblem, userNotFoundProblem } from '../request/not-found';
import { proxyProblem } from '../request/proxy-problem';
import { rateLimitedProblem } from '../request/rate-limit';
import {
  invalidMetadataProblem,
  planRequiredProblem,
  profileTooLargeProblem,
} from '../request/stored-limits';
import { answeringApi } from '../text/api-name';
import {
  dpopTokenProblem,
  invalidSignatureProblem,
  rejectedTokenProblem,
} from '../token/rejected-token';
import { managementTokenProblem, rejectedAudienceProblem } from '../token/token-audience';
import {
  missingTokenProblem,
  rejectedAsMalformedProblem,
  rejectedFormatProblem,
} from '../token/token-format';
import { rejectedIssuerProblem } from '../token/token-issuer';
import { anonymousTokenProblem, clientTokenProblem, idTokenProblem } from '../token/token-kind';
import {
  idTokenTimeProblem,
  rejectedAsExpiredProblem,
  rejectedAsNotYetValidProblem,
} from '../token/token-time';

/** Explains a problem that a response or an error names; `meaning` says more about the case. */
type Explain = (input: DiagnosisInput, meaning?: string) => Explanation | undefined;

const explanations: Readonly<Record<DiagnosisProblem, Explain>> = {
  'missing-token': (input) =>
    missingTokenProblem(input, answered(input, 'that the request had no access token')),
  'opaque-token': rejectedFormatProblem,
  'encrypted-token': rejectedFormatProblem,
  'malformed-token': rejectedAsMalformedProblem,
  'id-token': (input) =>
    idTokenProblem(
      input,
      answered(input, '"Client is not global", its answer to tokens that are not for an API'),
    ),
  'client-token': (input) =>
    clientTokenProblem(input, answered(input, 'that the token belongs to an application')),
  'anonymous-token': (input) =>
    anonymousTokenProblem(input, answered(input, 'that the token belongs to an anonymous visitor')),
  'dpop-token': ({ subject }) =>
    dpopTokenProblem([
      /nonce/i.test(subject.body.code + subject.body.message)
        ? 'The server rejected the DPoP proof because of its nonce.'
        : 'The server rejected the DPoP proof.',
    ]),
  'invalid-signature': invalidSignatureProblem,
  'invalid-token': rejectedTokenProblem,
  expired: rejectedAsExpiredProblem,
  'not-yet-valid': rejectedAsNotYetValidProblem,
  'clock-off': idTokenTimeProblem,
  'wrong-issuer': rejectedIssuerProblem,
  'wrong-audience': rejectedAudienceProblem,
  'management-token': (input) =>
    managementTokenProblem(input, answered(input, 'that the token is for the Management API')),
  'missing-scope': (input) =>
    input.subject.body.code === 'insufficient_scope' && input.subject.body.fields.length > 0
      ? rejectedFieldsProblem(input)
      : insufficientScopeProblem(input, namedScopes(input)),
  'scope-never-granted-to-users': (input) => insufficientScopeProblem(input, namedScopes(input)),
  'other-user': (input) =>
    otherUserProblem(
      input,
      answered(input, 'that the user in the URL is not the subject of the token'),
    ),
  'field-needs-backend': (input) =>
    input.target === 'my-account' ? refusedByPolicyProblem(input) : rejectedFieldsProblem(input),
  'endpoint-not-enabled': endpointNotEnabledProblem,
  'field-not-allowed': withProxyText('field-not-allowed'),
  'plan-required': planRequiredProblem,
  'invalid-body': invalidBodyProblem,
  'invalid-path': invalidPathProblem,
  'invalid-change': withProxyText('invalid-change'),
  'invalid-metadata': (input) =>
    invalidMetadataProblem(answered(input, 'that a name in the metadata is invalid')),
  'profile-too-large': (input) =>
    profileTooLargeProblem(answered(input, 'that the profile is too large')),
  'change-refused': changeRefusedProblem,
  'link-refused': linkRefusedProblem,
  'passkey-cancelled': passkeyCancelledProblem,
  'passkey-not-supported': passkeyNotSupportedProblem,
  'user-not-found': userNotFoundProblem,
  'not-found': notFoundProblem,
  'method-not-allowed': withProxyText('method-not-allowed'),
  conflict: conflictProblem,
  'precondition-failed': preconditionFailedProblem,
  'body-too-large': withProxyText('body-too-large'),
  'unsupported-media-type': withProxyText('unsupported-media-type'),
  'rate-limited': (input) => rateLimitedProblem(input),
  'login-required': loginRequiredProblem,
  'consent-required': consentRequiredProblem,
  'interaction-required': interactionRequiredProblem,
  'mfa-required': mfaRequiredProblem,
  'step-up-required': (input) => stepUpRequiredProblem(input),
  'step-up-insufficient': stepUpInsufficientProblem,
  'missing-refresh-token': missingRefreshTokenProblem,
  'session-ended': sessionEndedProblem,
  'user-changed': userChangedProblem,
  'login-state-lost': loginStateLostProblem,
  'login-denied': loginDeniedProblem,
  'login-failed': loginFailedProblem,
  'client-not-allowed': clientNotAllowedProblem,
  'audience-not-found': audienceNotFoundProblem,
  'invalid-configuration': invalidConfigurationProblem,
  'token-unavailable': tokenUnavailableProblem,
  redirecting: redirectingProblem,
  'popup-blocked': popupBlockedProblem,
  'popup-cancelled': popupCancelledProblem,
  'popup-timeout': popupTimeoutProblem,
  network: networkProblem,
  'file-not-loaded': fileNotLoadedProblem,
  timeout: (input) => (input.subject.popup ? popupTimeoutProblem() : timeoutProblem(input)),
  'gateway-error': gatewayErrorProblem,
  'html-answer': htmlAnswerProblem,
  'unreadable-answer': unreadableAnswerProblem,
  'server-error': serverErrorProblem,
  'upstream-refused': withProxyText('upstream-refused'),
  'upstream-unavailable': withProxyText('upstream-unavailable'),
  'store-unavailable': withProxyText('store-unavailable'),
  'no-problem': () => undefined,
  unknown: () => undefined,
};

/** Explains a problem that a code or a message names. */
export function explainProblem(
  problem: DiagnosisProblem,
  input: DiagnosisInput,
  meaning?: string,
): Explanation | undefined {
  return explanations[problem](input, meaning);
}

/** Whether a text is the name of a problem. */
export function isProblem(text: string): text is DiagnosisProblem {
  return Object.hasOwn(explanations, text);
}

/** The evidence that the API, or the proxy with its code, reported the problem. */
function answered(input: DiagnosisInput, what: string): readonly string[] {
  const { fromProxy, code } = input.subject.body;
  return fromProxy
    ? [`The profile proxy answered "${code}".`]
    : [`${answeringApi(input)} answered ${what}.`];
}

/** The scopes that the response or the SDK error names. */
function namedScopes({ subject }: DiagnosisInput): readonly string[] {
  return subject.body.scopes.length > 0
    ? subject.body.scopes
    : subject.scope.split(/[\s,]+/).filter((scope) => scope !== '');
}

function withProxyText(code: string): Explain {
  return (input) =>
    proxyProblem({
      ...input,
      subject: { ...input.subject, body: { ...input.subject.body, code } },
    });
}
