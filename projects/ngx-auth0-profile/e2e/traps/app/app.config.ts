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
import { BILLING, OPEN, ORDERS, STRONGROOM, VAULT, type TrapSettings } from '../trap-settings';
import { draft } from './draft';
import { ROUTES } from './app.routes';
import { askInThePage } from './question';

export function createAppConfig({ auth0, stepUp }: TrapSettings): ApplicationConfig {
  const way: StepUpMethod | undefined = stepUp === 'function' ? askInThePage : stepUp;
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideRouter(ROUTES),
      provideHttpClient(withInterceptors([profileInterceptor])),
      provideAuth0(auth0),
      provideAuth0Profile(
        withResource({
          url: location.origin,
          audience: ORDERS,
          scopes: {
            'GET /orders': 'read:orders',
            'GET /orders/writable': 'write:orders',
            // The tenant knows no such scope, and drops it without a word.
            'GET /orders/unknown': 'nope:orders',
          },
        }),
        withResource({
          url: `${location.origin}/billing`,
          audience: BILLING,
          scopes: ['read:billing'],
        }),
        // Takes any token of its own, whatever its scopes.
        withResource({ url: `${location.origin}/open`, audience: OPEN }),
        withResource({
          url: `${location.origin}/strongroom`,
          audience: STRONGROOM,
          scopes: ['open:strongroom'],
        }),
        withResource({ url: `${location.origin}/vault`, audience: VAULT, scopes: ['open:vault'] }),
        ...(way ? [withStepUp(way, { stateToKeep: () => ({ draft: draft() }) })] : []),
      ),
    ],
  };
}
