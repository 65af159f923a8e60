import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { provideAuth0 } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  provideAuth0Profile,
  withManagementApi,
  withProxy,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { withMyAccount } from 'ngx-auth0-profile/my-account';

import { ROUTES } from './app.routes';
import { appUrl } from './config/app-url';
import { DEMO_CONFIG, type DemoConfig } from './config/demo-config';
import { requestLogInterceptor } from './request-log/request-log-interceptor';
import { PageTitle } from './shell/page-title';

/** Creates the providers of the app for the tenant in `config`. */
export function createAppConfig(config: DemoConfig): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      { provide: DEMO_CONFIG, useValue: config },
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
      provideAuth0({
        domain: config.tenantUrl,
        clientId: config.clientId,
        authorizationParams: {
          redirect_uri: appUrl(),
          audience: `${config.tenantUrl}/api/v2/`,
          scope: 'openid profile email read:current_user update:current_user_metadata',
        },
      }),
      provideAuth0Profile(
        withAuth0Angular(),
        // The usual audiences, also for a tenant below a path, as in the static site of this demo.
        withManagementApi({ audience: `${config.tenantUrl}/api/v2/` }),
        withMyAccount({ audience: `${config.tenantUrl}/me/` }),
        withProxy({ url: config.proxyUrl, audience: config.proxyAudience }),
      ),
    ],
  };
}
