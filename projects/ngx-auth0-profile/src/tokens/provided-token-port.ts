import { InjectionToken } from '@angular/core';
import { Auth0TokenPort } from './auth0-token-port';
import type { TokenPort } from './token-port';

/** The port in use. Reads `location` when first injected, so only in a browser. */
export const TOKEN_PORT = new InjectionToken<TokenPort>('ngx-auth0-profile token port', {
  factory: () => new Auth0TokenPort(),
});
