import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideAuth0 } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  provideAuth0Profile,
  withResource,
  withStepUp,
  type StepUpMethod,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { withMyAccount } from 'ngx-auth0-profile/my-account';
import {
  BILLING,
  UNSCOPED,
  ORDERS,
  MFA_API,
  CONSENT_API,
  type ScenarioSettings,
} from '../scenario-settings';
import { draft } from './draft';
import { GUARDED_ROUTES, ROUTES } from './app.routes';
import { askInDialog } from './step-up-dialog';

export function createAppConfig({
  auth0,
  stepUp,
  guardedRoot = false,
}: ScenarioSettings): ApplicationConfig {
  const method: StepUpMethod | undefined = stepUp === 'function' ? askInDialog : stepUp;
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideRouter(guardedRoot ? GUARDED_ROUTES : ROUTES),
      provideHttpClient(withInterceptors([profileInterceptor])),
      provideAuth0(auth0),
      provideAuth0Profile(
        withAuth0Angular(),
        withMyAccount(),
        withResource({
          url: location.origin,
          audience: ORDERS,
          scopes: {
            'GET /orders': 'read:orders',
            'GET /orders/writable': 'write:orders',
            // The tenant does not know this scope and drops it silently.
            'GET /orders/unknown': 'nope:orders',
          },
        }),
        withResource({
          url: `${location.origin}/billing`,
          audience: BILLING,
          scopes: ['read:billing'],
        }),
        // Accepts any token for this audience, whatever its scopes.
        withResource({ url: `${location.origin}/unscoped`, audience: UNSCOPED }),
        withResource({
          url: `${location.origin}/mfa-api`,
          audience: MFA_API,
          scopes: ['use:mfa-api'],
        }),
        withResource({
          url: `${location.origin}/consent-api`,
          audience: CONSENT_API,
          scopes: ['use:consent-api'],
        }),
        ...(method ? [withStepUp(method, { stateToKeep: () => ({ draft: draft() }) })] : []),
      ),
    ],
  };
}
