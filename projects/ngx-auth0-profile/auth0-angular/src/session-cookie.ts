/**
 * Whether the SDK's cookie says that a user is signed in. The SDK removes it when the user logs out and when Auth0
 * refuses a silent login.
 */
export function hasSessionCookie(clientId: string): boolean {
  return document.cookie.includes(`auth0.${clientId}.is.authenticated=`);
}
