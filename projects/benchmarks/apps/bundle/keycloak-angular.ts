import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  createAuthGuard,
  INCLUDE_BEARER_TOKEN_INTERCEPTOR_CONFIG,
  includeBearerTokenInterceptor,
  provideKeycloak,
} from 'keycloak-angular';
import type { CanActivateFn } from '@angular/router';
import { startMinimalApp } from '../minimal-app';

startMinimalApp(
  [
    provideHttpClient(withInterceptors([includeBearerTokenInterceptor])),
    provideKeycloak({
      config: { url: 'https://tenant.example.com', realm: 'benchmark', clientId: 'benchmark' },
    }),
    {
      provide: INCLUDE_BEARER_TOKEN_INTERCEPTOR_CONFIG,
      useValue: [{ urlPattern: /^https:\/\/api\.example\.com\// }],
    },
  ],
  {
    canActivate: [
      createAuthGuard<CanActivateFn>((_route, _state, { authenticated }) =>
        Promise.resolve(authenticated),
      ),
    ],
  },
);
