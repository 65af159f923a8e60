import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  authInterceptor,
  autoLoginPartialRoutesGuard,
  provideAuth,
} from 'angular-auth-oidc-client';
import { startMinimalApp } from '../minimal-app';

startMinimalApp(
  [
    provideHttpClient(withInterceptors([authInterceptor()])),
    provideAuth({
      config: {
        authority: 'https://tenant.example.com/',
        redirectUrl: location.origin,
        clientId: 'benchmark',
        responseType: 'code',
        secureRoutes: ['https://api.example.com/'],
      },
    }),
  ],
  { canActivate: [autoLoginPartialRoutesGuard] },
);
