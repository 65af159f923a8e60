import type { Remedy } from '../model/diagnosis';
import { quoteList } from '../text/quote';

/** What to do where the tenant does not have the My Account API. */
export function activateRemedy(): Remedy {
  return {
    where: 'dashboard',
    place: 'Applications > APIs > MyAccount API',
    text: 'Activate the API there, and give the application a client grant for users with the scopes it needs. Without the API, leave withMyAccount() out: the profile proxy changes names and pictures.',
  };
}

/** What to do where the application has no grant for its users, or one without these scopes. */
export function clientGrantRemedy(scopes: readonly string[]): Remedy {
  return {
    where: 'dashboard',
    place: 'Applications > APIs > MyAccount API > Application Access',
    text: `Give the application a client grant for users (subject_type "user")${scopes.length > 0 ? ` with ${quoteList(scopes)}` : ' with the scopes it needs'}. Third-party applications never get one. Then log in again, because the SDK caches the old token under the requested scopes.`,
    code: "auth.getAccessTokenSilently({ cacheMode: 'off' })",
  };
}

/** What to do where the refresh token of the login is not valid for the My Account API. */
export function mrrtRemedy(scopes: readonly string[]): Remedy {
  return {
    where: 'dashboard',
    place: 'Applications > your application > Settings > Multi-Resource Refresh Token',
    text: `Add the audience https://YOUR_DOMAIN/me/ to the policies of the application${scopes.length > 0 ? `, with ${quoteList(scopes)}` : ''}, and set useMrrt: true in provideAuth0(). The policy counts from the next login.`,
    code: 'provideAuth0({ domain, clientId, useRefreshTokens: true, useMrrt: true })',
  };
}
