import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileErrorCode } from '../errors/error-code';
import { isEndUserScope } from '../management-api/is-end-user-scope';
import type { CaseFile } from './case-file';
import { networkFailed, serverError } from './connection-failed';
import type { Finding } from './diagnosis';
import { invalidConfiguration, redirecting } from './login-failed';
import { popupBlocked, popupCancelled } from './popup-failed';
import { rateLimited } from './rate-limit';
import { foreign, member } from './read-foreign';
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

type Names = (file: CaseFile, error: Auth0ProfileError) => Finding | undefined;

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
  'invalid-metadata': (_file, { fields }) => invalidMetadata(named(fields)),
  'profile-too-large': (_file, { fields }) => profileTooLarge(named(fields)),
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
export function byProfileError(file: CaseFile, error: Auth0ProfileError): Finding | undefined {
  return CODES[error.code](file, error);
}

/** The error as one of this library's, told by its shape: two copies of the library may be loaded. */
export function asProfileError(subject: unknown): Auth0ProfileError | undefined {
  const object = foreign(subject);
  const code = member(object, 'code');
  return member(object, 'name') === 'Auth0ProfileError' &&
    typeof code === 'string' &&
    Object.hasOwn(CODES, code)
    ? (subject as Auth0ProfileError)
    : undefined;
}

function notGranted({ requiredScopes, grantedScopes }: CaseFile): readonly string[] {
  return requiredScopes.filter((scope) => !(grantedScopes ?? []).includes(scope));
}

function named(fields: readonly string[]): string[] {
  return fields.length > 0 ? [`It is about ${quoteList(fields)}.`] : [];
}
