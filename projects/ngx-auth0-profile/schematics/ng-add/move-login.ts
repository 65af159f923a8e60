import type { OtherLogin } from '../auth0/other-login';

/** Why the BFF is not set up beside auth0-angular, and what to do. */
export function moveToBff(application: string): string {
  return [
    `'${application}' logs in with @auth0/auth0-angular, so nothing was set up: with --mode=bff the back end logs in.`,
    'To move the login there:',
    "  1. Remove provideAuth0(...) or AuthModule.forRoot(...), withAuth0Angular() and Auth0's interceptor.",
    '  2. Replace AuthService by injectSession() of ngx-auth0-profile: user(), signedIn(), login(), logout().',
    '  3. npm uninstall @auth0/auth0-angular',
    '  4. ng add ngx-auth0-profile --mode=bff',
  ].join('\n');
}

/** Why nothing is set up beside another login, and the way from there to auth0-angular. */
export function moveLogin(application: string, { library, path }: OtherLogin): string {
  return [
    `'${application}' logs in with ${library} (${path}), so nothing was set up.`,
    'A second login would take the callback of the first: every login would fail with "Invalid state".',
    'ngx-auth0-profile takes its tokens from @auth0/auth0-angular. To move the login there:',
    '  1. npm install @auth0/auth0-angular',
    '  2. Provide it once: provideAuth0({ domain, clientId, authorizationParams: { redirect_uri: location.origin } })',
    '  3. Use AuthService in the place of the old client: loginWithRedirect() to log in, user$ for the',
    '     claims, isAuthenticated$ for the state, getAccessTokenSilently() for tokens, logout() to log out.',
    `  4. Remove ${library} and its callback route.`,
    '  5. ng add ngx-auth0-profile',
    '  6. For calls of the Management API: ng generate ngx-auth0-profile:migrate-auth0-js',
  ].join('\n');
}
