import { Auth0ProfileError } from './auth0-profile-error';

/** The error when a command began for one user, and the session or a token belongs to another one. */
export function userChangedError(): Auth0ProfileError {
  return new Auth0ProfileError(
    'user-changed',
    'Another user is signed in now than the one this page showed; nothing was sent. Show the page of the new user, and let that user repeat the change.',
  );
}
