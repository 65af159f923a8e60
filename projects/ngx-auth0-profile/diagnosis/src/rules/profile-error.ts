import type { Auth0ProfileErrorCode } from '../model/error-code';
import { isEndUserScope } from 'ngx-auth0-profile/management-api';
import type { DiagnosisInput } from '../input/diagnosis-input';
import { fileNotLoadedProblem } from '../connection/file-not-loaded';
import { networkProblem } from '../connection/network-problem';
import { serverErrorProblem } from '../connection/server-error';
import type { Explanation } from '../model/diagnosis';
import {
  invalidConfigurationProblem,
  loginFailedProblem,
  redirectingProblem,
} from '../login/failed-login';
import { stepUpInsufficientProblem, stepUpRequiredProblem } from '../login/step-up';
import { userChangedProblem } from '../login/user-changed';
import { popupBlockedProblem, popupCancelledProblem } from '../login/popup';
import {
  lockedFieldsProblem,
  parseLockedFields,
  type LockedField,
} from '../my-account/locked-fields';
import { passkeyCancelledProblem, passkeyNotSupportedProblem } from '../my-account/passkeys';
import { rateLimitedProblem } from '../request/rate-limit';
import { asRecord, readList, readProperty, readNumber, readText } from '../input/unknown-record';
import { conflictProblem } from '../request/conflict';
import { profileTooLargeProblem } from '../request/stored-limits';
import { linkRefusedProblem } from '../request/link-refused';
import { fieldNeedsBackendProblem } from '../permission/request-fields';
import { notFoundProblem } from '../request/not-found';
import {
  consentRequiredProblem,
  interactionRequiredProblem,
  loginRequiredProblem,
  mfaRequiredProblem,
  missingRefreshTokenProblem,
  tokenUnavailableProblem,
} from '../login/silent-login';
import { rejectedTokenProblem } from '../token/rejected-token';
import { missingScopeProblem, scopeNeverGrantedProblem } from '../permission/scope-not-granted';
import { otherUserProblem } from '../permission/token-subject';
import { checkedMetadataProblem } from '../request/checked-metadata';
import { quoteList, quoteMessage } from '../text/quote';

/** The properties of an `Auth0ProfileError`, also of one from another copy of the library. */
export interface ProfileErrorFacts {
  readonly code: Auth0ProfileErrorCode;
  readonly message: string;
  readonly status: number | undefined;
  readonly audience: string | undefined;
  readonly requiredScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  readonly fields: readonly string[];
  readonly lockedFields: readonly LockedField[];
  /** The fields that an update changed before it failed. */
  readonly changed: readonly string[];
  readonly notChanged: readonly string[];
  readonly maybeChanged: readonly string[];
  readonly retryAfterSeconds: number | undefined;
  readonly cause: unknown;
}

type Explain = (input: DiagnosisInput, error: ProfileErrorFacts) => Explanation | undefined;

/** The problem for each code, used when the error has no cause that is more specific. */
const CODES: Readonly<Record<Auth0ProfileErrorCode, Explain>> = {
  configuration: (input, { message, cause }) => ({
    ...invalidConfigurationProblem(input),
    // The library's own message names the option and its value.
    ...(cause === undefined && message && { evidence: [quoteMessage(message)] }),
  }),
  'login-required': loginRequiredProblem,
  'consent-required': consentRequiredProblem,
  'interaction-required': interactionRequiredProblem,
  'mfa-required': mfaRequiredProblem,
  'missing-refresh-token': missingRefreshTokenProblem,
  'token-unavailable': tokenUnavailableProblem,
  'missing-scope': (input) => missingScopeProblem(input, notGranted(input)),
  'step-up-required': (input) => stepUpRequiredProblem(input),
  'step-up-insufficient': stepUpInsufficientProblem,
  'scope-never-granted-to-users': (input) =>
    scopeNeverGrantedProblem(
      input,
      input.requiredScopes.filter((scope) => !isEndUserScope(scope)),
    ),
  'login-failed': loginFailedProblem,
  redirecting: redirectingProblem,
  'popup-blocked': popupBlockedProblem,
  'popup-cancelled': popupCancelledProblem,
  'user-changed': userChangedProblem,
  'field-needs-backend': (_input, { fields, lockedFields }) =>
    lockedFields.some(({ reason }) => reason !== 'needs-backend')
      ? lockedFieldsProblem(lockedFields)
      : fieldNeedsBackendProblem(fields, ['No proxy is configured, so nothing was sent.']),
  'invalid-metadata': (_input, { fields, cause }) => checkedMetadataProblem(fields, cause),
  'profile-too-large': (_input, { fields }) => profileTooLargeProblem(checkedHere(fields)),
  'invalid-link-token': (input) => linkRefusedProblem(input),
  'passkey-cancelled': passkeyCancelledProblem,
  'passkey-not-supported': passkeyNotSupportedProblem,
  unauthorized: rejectedTokenProblem,
  forbidden: () => undefined,
  'other-user': (input) =>
    otherUserProblem(input, [
      'The API answered that the user in the URL is not the subject of the token.',
    ]),
  'not-found': notFoundProblem,
  conflict: conflictProblem,
  'invalid-request': () => undefined,
  'rate-limited': (input, { retryAfterSeconds }) => rateLimitedProblem(input, retryAfterSeconds),
  unavailable: serverErrorProblem,
  network: networkProblem,
  'file-not-loaded': fileNotLoadedProblem,
  unknown: () => undefined,
};

/** Explains an `Auth0ProfileError` by its code. */
export function explainProfileError(
  input: DiagnosisInput,
  error: ProfileErrorFacts,
): Explanation | undefined {
  return CODES[error.code](input, error);
}

/** Reads an `Auth0ProfileError`, recognized by its properties; `undefined` for anything else. */
export function parseProfileError(subject: unknown): ProfileErrorFacts | undefined {
  const error = asRecord(subject);
  const code = readText(error, 'code');
  if (readProperty(error, 'name') !== 'Auth0ProfileError' || !isCode(code)) {
    return undefined;
  }
  const retryAfter = readProperty(error, 'retryAfterSeconds');
  return {
    code,
    message: readText(error, 'message'),
    status: readNumber(error, 'status'),
    audience: readText(error, 'audience') || undefined,
    requiredScopes: readList(error, 'requiredScopes'),
    grantedScopes: readList(error, 'grantedScopes'),
    fields: readList(error, 'fields'),
    lockedFields: parseLockedFields(readProperty(error, 'lockedFields')),
    changed: readList(error, 'changed'),
    notChanged: readList(error, 'notChanged'),
    maybeChanged: readList(error, 'maybeChanged'),
    retryAfterSeconds: typeof retryAfter === 'number' ? retryAfter : undefined,
    cause: readProperty(error, 'cause'),
  };
}

function isCode(code: string): code is Auth0ProfileErrorCode {
  return Object.hasOwn(CODES, code);
}

function notGranted({ requiredScopes, grantedScopes }: DiagnosisInput): readonly string[] {
  return requiredScopes.filter((scope) => !(grantedScopes ?? []).includes(scope));
}

function checkedHere(fields: readonly string[]): string[] {
  const found = 'The library checked the edit before sending it.';
  return fields.length > 0 ? [found, `It concerns ${quoteList(fields)}.`] : [found];
}
