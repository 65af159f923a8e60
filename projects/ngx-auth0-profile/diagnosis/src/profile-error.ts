import type { Auth0ProfileErrorCode } from './error-code';
import { isEndUserScope } from 'ngx-auth0-profile/management-api';
import type { CaseFile } from './case-file';
import { networkFailed, serverError } from './connection-failed';
import type { Finding } from './diagnosis';
import { invalidConfiguration, redirecting } from './login-failed';
import { popupBlocked, popupCancelled } from './popup-failed';
import { rateLimited } from './rate-limit';
import { foreign, listMember, member, numberMember, textMember } from './read-foreign';
import { conflict, invalidMetadata, linkRefused, profileTooLarge } from './request-conflict';
import { fieldNeedsBackend } from './request-fields';
import { notFound } from './request-refused';
import {
  consentRequired,
  interactionRequired,
  loginRequired,
  mfaRequired,
  missingRefreshToken,
  tokenUnavailable,
} from './session-refused';
import { refusedToken } from './token-refused';
import { missingScope, scopeNeverGranted } from './scope-not-granted';
import { otherUser } from './token-subject';
import { quoteList } from './quote';

/** The facts of an error of this library, whichever copy of the library made it. */
export interface ProfileErrorFacts {
  readonly code: Auth0ProfileErrorCode;
  readonly status: number | undefined;
  readonly audience: string | undefined;
  readonly requiredScopes: readonly string[];
  readonly grantedScopes: readonly string[];
  readonly fields: readonly string[];
  readonly retryAfterSeconds: number | undefined;
  readonly cause: unknown;
}

type Names = (file: CaseFile, error: ProfileErrorFacts) => Finding | undefined;

/** What each code means by itself, when nothing was caught that says more. */
const CODES: Readonly<Record<Auth0ProfileErrorCode, Names>> = {
  configuration: invalidConfiguration,
  'login-required': loginRequired,
  'consent-required': consentRequired,
  'interaction-required': interactionRequired,
  'mfa-required': mfaRequired,
  'missing-refresh-token': missingRefreshToken,
  'token-unavailable': tokenUnavailable,
  'missing-scope': (file) => missingScope(file, notGranted(file)),
  'scope-never-granted-to-users': (file) =>
    scopeNeverGranted(
      file,
      file.requiredScopes.filter((scope) => !isEndUserScope(scope)),
    ),
  redirecting,
  'popup-blocked': popupBlocked,
  'popup-cancelled': popupCancelled,
  'field-needs-backend': (_file, { fields }) =>
    fieldNeedsBackend(fields, ['No proxy is configured, so nothing was sent.']),
  'invalid-metadata': (_file, { fields }) => invalidMetadata(checkedHere(fields)),
  'profile-too-large': (_file, { fields }) => profileTooLarge(checkedHere(fields)),
  'invalid-link-token': linkRefused,
  unauthorized: refusedToken,
  forbidden: () => undefined,
  'other-user': (file) =>
    otherUser(file, ['The API answered that the user in the URL is not the subject of the token.']),
  'not-found': notFound,
  conflict,
  'invalid-request': () => undefined,
  'rate-limited': (file, { retryAfterSeconds }) => rateLimited(file, retryAfterSeconds),
  unavailable: serverError,
  network: networkFailed,
};

/** Names the problem by the code of an error this library threw. */
export function byProfileError(file: CaseFile, error: ProfileErrorFacts): Finding | undefined {
  return CODES[error.code](file, error);
}

/** The facts of an error of this library, or `undefined` for anything else; told by its shape. */
export function readProfileError(subject: unknown): ProfileErrorFacts | undefined {
  const error = foreign(subject);
  const code = textMember(error, 'code');
  if (member(error, 'name') !== 'Auth0ProfileError' || !isCode(code)) {
    return undefined;
  }
  const retryAfter = member(error, 'retryAfterSeconds');
  return {
    code,
    status: numberMember(error, 'status'),
    audience: textMember(error, 'audience') || undefined,
    requiredScopes: listMember(error, 'requiredScopes'),
    grantedScopes: listMember(error, 'grantedScopes'),
    fields: listMember(error, 'fields'),
    retryAfterSeconds: typeof retryAfter === 'number' ? retryAfter : undefined,
    cause: member(error, 'cause'),
  };
}

function isCode(code: string): code is Auth0ProfileErrorCode {
  return Object.hasOwn(CODES, code);
}

function notGranted({ requiredScopes, grantedScopes }: CaseFile): readonly string[] {
  return requiredScopes.filter((scope) => !(grantedScopes ?? []).includes(scope));
}

function checkedHere(fields: readonly string[]): string[] {
  const found = 'The library checked the edit before sending it.';
  return fields.length > 0 ? [found, `It is about ${quoteList(fields)}.`] : [found];
}
