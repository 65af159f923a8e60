import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { InMemoryCache, provideAuth0 } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  provideAuth0Profile,
  withManagementApi,
  withRuntimeConfig,
  withStepUp,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { withMyAccount } from 'ngx-auth0-profile/my-account';

import { ROUTES } from './app.routes';
import { appUrl } from './config/app-url';
import { DEMO_CONFIG, type DemoConfig } from './config/demo-config';
import type { Mode } from './modes/mode';
import { TOKEN_CACHE } from './modes/token-cache';
import { requestLogInterceptor } from './request-log/request-log-interceptor';
import { PageTitle } from './shell/page-title';

/** Creates the providers of the app for the tenant in `config`. */
export function createAppConfig(config: DemoConfig, mode: Mode): ApplicationConfig {
  const { tenantUrl, clientId, proxyUrl, proxyAudience } = config;
  const cache = new InMemoryCache().enclosedCache;
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      { provide: DEMO_CONFIG, useValue: config },
      { provide: TOKEN_CACHE, useValue: cache },
      {
        provide: MAT_FORM_FIELD_DEFAULT_OPTIONS,
        useValue: { appearance: 'outline', subscriptSizing: 'dynamic' },
      },
      { provide: TitleStrategy, useExisting: PageTitle },
      provideRouter(
        ROUTES,
        withComponentInputBinding(),
        withInMemoryScrolling({ scrollPositionRestoration: 'top', anchorScrolling: 'enabled' }),
      ),
      provideHttpClient(withInterceptors([profileInterceptor, requestLogInterceptor])),
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
        withStepUp('redirect'),
      ),
    ],
  };
}
