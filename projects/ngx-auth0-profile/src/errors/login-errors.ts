import { Auth0ProfileError } from './auth0-profile-error';

/** The longest description of Auth0 or its SDK that a message repeats, in characters. */
const MAX_DESCRIPTION_LENGTH = 200;

/** The error when nobody is signed in. */
export function loginRequiredError(
  request: { readonly audience?: string; readonly scopes?: readonly string[] } = {},
): Auth0ProfileError {
  return new Auth0ProfileError('login-required', 'Nobody is signed in. Let the user log in.', {
    ...(request.audience !== undefined && { audience: request.audience }),
    ...(request.scopes && { requiredScopes: request.scopes }),
  });
}

/**
 * The error for a login that returned from Auth0 and did not sign the user in.
 *
 * @param cause - the SDK's error; `undefined` when the page was opened without the response of the login
 */
export function loginFailedError(
  cause: unknown,
  request: { readonly audience: string; readonly scopes: readonly string[] },
): Auth0ProfileError {
  return new Auth0ProfileError(
    'login-failed',
    cause === undefined
      ? 'A login was started, but this page was opened without its result. Check the allowed callback URLs of the application, and that nothing between Auth0 and the page removes code and state from the URL.'
      : `The login could not be completed (${describe(cause)}). Check the settings of the application in Auth0, or log in again.`,
    { cause, audience: request.audience, requiredScopes: request.scopes },
  );
}

/** What the SDK's error says; its texts name settings and claims, and contain no token. */
function describe(cause: unknown): string {
  const { error, error_description, message } = (cause ?? {}) as Readonly<Record<string, unknown>>;
  const texts = [error, error_description ?? message].filter((text) => typeof text === 'string');
  return [...new Set(texts)].join(': ').slice(0, MAX_DESCRIPTION_LENGTH);
}
