import type { EnvironmentProviders, Provider } from '@angular/core';
import { InMemoryCache, provideAuth0 } from '@auth0/auth0-angular';
import {
  provideAuth0Profile,
  withManagementApi,
  withRuntimeConfig,
  withStepUp,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { withMyAccount } from 'ngx-auth0-profile/my-account';

import { appUrl } from '../config/app-url';
import type { DemoConfig } from '../config/demo-config';
import type { Mode } from './mode';
import { chosenStepUp } from './step-up';
import { TOKEN_CACHE } from './token-cache';

/** The set-up in which the browser has tokens: with auth0-angular, and with a proxy or without. */
export function provideTokenMode(
  { tenantUrl, clientId, proxyUrl, proxyAudience }: DemoConfig,
  mode: Mode,
): (Provider | EnvironmentProviders)[] {
  const cache = new InMemoryCache().enclosedCache;
  return [
    { provide: TOKEN_CACHE, useValue: cache },
    provideAuth0(),
    provideAuth0Profile(
      withAuth0Angular(),
      // Auth0's configuration comes with the document, so that one build runs with every tenant.
      withRuntimeConfig(() =>
        Promise.resolve({
          auth0: {
            domain: tenantUrl,
            clientId,
            // The default cache, within reach of the page that shows what is in it.
            cache,
            authorizationParams: {
              redirect_uri: appUrl(),
              audience: `${tenantUrl}/api/v2/`,
              scope: 'openid profile email read:current_user update:current_user_metadata',
            },
          },
          ...(mode === 'proxy' && { proxy: { url: proxyUrl, audience: proxyAudience } }),
        }),
      ),
      // The usual audiences, also for a tenant below a path, as in the static site of this demo.
      withManagementApi({ audience: `${tenantUrl}/api/v2/` }),
      withMyAccount({ audience: `${tenantUrl}/me/` }),
      withStepUp(chosenStepUp()),
    ),
  ];
}
