import { DOCUMENT, isPlatformServer } from '@angular/common';
import { InjectionToken, Injector, PLATFORM_ID, inject } from '@angular/core';
import { AUTH0_CONFIG } from './auth0-config';
import { LOGIN_SESSION } from './login-session';

/** Whether this page was opened by the response of a login. Reads the URL when it is first injected. */
export const IS_LOGIN_RESPONSE = new InjectionToken<boolean>('ngx-auth0-profile login response', {
  factory: () =>
    !isPlatformServer(inject(PLATFORM_ID)) && isLoginResponse(inject(DOCUMENT).location.search),
});

/**
 * Starts the SDK when this page is the response of a login, so that the SDK completes it. The SDK does
 * so only once somebody injects it, and the page that Auth0 returns to may not need it otherwise.
 *
 * With `skipRedirectCallback` the application completes logins itself.
 */
export function completeReturnedLogin(injector: Injector): void {
  if (injector.get(IS_LOGIN_RESPONSE)) {
    const config = injector.get(AUTH0_CONFIG).get();
    if (config && !config.skipRedirectCallback) {
      injector.get(LOGIN_SESSION);
    }
  }
}

/** Whether a query is that of an authorization response (RFC 6749, sections 4.1.2 and 4.1.2.1). */
function isLoginResponse(search: string): boolean {
  const params = new URLSearchParams(search);
  return params.has('state') && ['code', 'connect_code', 'error'].some((name) => params.has(name));
}
