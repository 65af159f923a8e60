import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideClientHydration, withEventReplay } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { provideAuth0 } from '@auth0/auth0-angular';
import { profileInterceptor, provideAuth0Profile, withRuntimeConfig } from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { withBff } from 'ngx-auth0-profile/bff';
import { ROUTES } from './app.routes';
import { loadAuth0Config } from './auth0-settings';

/** The application with tokens in the browser, or with a back end for the front end. */
export function createAppConfig(bffUrl: string | undefined): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideClientHydration(withEventReplay()),
      provideRouter(ROUTES),
      provideHttpClient(withInterceptors([profileInterceptor])),
      bffUrl === undefined
        ? [
            provideAuth0(),
            provideAuth0Profile(withAuth0Angular(), withRuntimeConfig(loadAuth0Config)),
          ]
        : provideAuth0Profile(withBff({ url: bffUrl })),
    ],
  };
}
