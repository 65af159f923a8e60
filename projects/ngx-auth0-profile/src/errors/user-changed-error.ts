import { Auth0ProfileError } from './auth0-profile-error';

/** The error when a command began for one user, and the session, a token or an answer belongs to another one. */
export function userChangedError(cause?: unknown): Auth0ProfileError {
  return new Auth0ProfileError(
    'user-changed',
    'Another user is signed in now than the one this page showed; nothing was sent. Show the page of the new user, and let that user repeat the change.',
    { cause },
  );
}
