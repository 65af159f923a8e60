import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideAuth0 } from '@auth0/auth0-angular';
import {
  profileInterceptor,
  provideAuth0Profile,
  withResource,
  withStepUp,
  type StepUpWay,
} from 'ngx-auth0-profile';
import { billing, open, orders, strongroom, vault, type TrapSettings } from '../trap-settings';
import { draft } from './draft';
import { routes } from './app.routes';
import { askInThePage } from './question';

export function createAppConfig({ auth0, stepUp }: TrapSettings): ApplicationConfig {
  const way: StepUpWay | undefined = stepUp === 'function' ? askInThePage : stepUp;
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideRouter(routes),
      provideHttpClient(withInterceptors([profileInterceptor])),
      provideAuth0(auth0),
      provideAuth0Profile(
        withResource({
          url: location.origin,
          audience: orders,
          scopes: {
            'GET /orders': 'read:orders',
            'GET /orders/writable': 'write:orders',
            // The tenant knows no such scope, and drops it without a word.
            'GET /orders/unknown': 'nope:orders',
          },
        }),
        withResource({
          url: `${location.origin}/billing`,
          audience: billing,
          scopes: ['read:billing'],
        }),
        // Takes any token of its own, whatever its scopes.
        withResource({ url: `${location.origin}/open`, audience: open }),
        withResource({
          url: `${location.origin}/strongroom`,
          audience: strongroom,
          scopes: ['open:strongroom'],
        }),
        withResource({ url: `${location.origin}/vault`, audience: vault, scopes: ['open:vault'] }),
        ...(way ? [withStepUp(way, { keep: () => ({ draft: draft() }) })] : []),
      ),
    ],
  };
}
