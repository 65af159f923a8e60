import { InjectionToken, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

/** What the session is read from: the SDK's service, or a test's replacement of it. */
export type SessionSource = Pick<
  AuthService,
  'isLoading$' | 'user$' | 'loginWithRedirect' | 'logout'
>;

/** Injecting it starts the SDK, which reads `location`: only in a browser. */
export const SESSION_SOURCE = new InjectionToken<SessionSource>('ngx-auth0-profile session', {
  factory: () => inject(AuthService),
});
