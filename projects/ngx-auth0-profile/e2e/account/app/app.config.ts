import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideAuth0 } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  provideAuth0Profile,
  scopeGuard,
  withProxy,
  withStepUp,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { withBff } from 'ngx-auth0-profile/bff';
import { withMyAccount } from 'ngx-auth0-profile/my-account';
import {
  englishAccount,
  frenchAccount,
  germanAccount,
  japaneseAccount,
  provideAccountTexts,
  spanishAccount,
  unsavedChangesGuard,
} from 'ngx-auth0-profile/ui';
import { PROXY_AUDIENCE, type AccountSettings } from '../account-settings';
import { HomePage } from './home-page';

export function createAppConfig({
  domain,
  bffUrl,
  proxyUrl,
  myAccount,
  stepUp,
  locale = 'en',
}: AccountSettings): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideRouter([
        { path: '', component: HomePage },
        // The back end for the front end allows no login for this scope.
        { path: 'refunds', canActivate: [scopeGuard('refund:orders')], component: HomePage },
        {
          path: 'account',
          title: 'Your account',
          canDeactivate: [unsavedChangesGuard],
          loadComponent: async () => (await import('./account-page')).AccountPage,
        },
      ]),
      provideHttpClient(withInterceptors([profileInterceptor])),
      provideAuth0({
        domain,
        clientId: 'account',
        authorizationParams: { redirect_uri: location.origin },
      }),
      provideAuth0Profile(
        bffUrl === undefined ? withAuth0Angular() : withBff({ url: bffUrl }),
        ...(myAccount ? [withMyAccount()] : []),
        ...(stepUp ? [withStepUp(stepUp)] : []),
        ...(proxyUrl === undefined ? [] : [withProxy({ url: proxyUrl, audience: PROXY_AUDIENCE })]),
      ),
      provideAccountTexts({
        languages: [englishAccount, germanAccount, frenchAccount, spanishAccount, japaneseAccount],
        locale: () => locale,
      }),
    ],
  };
}
