import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { authGuardFn, authHttpInterceptorFn, provideAuth0 } from '@auth0/auth0-angular';
import { auth0Settings } from '../auth0-settings';
import { startMinimalApp } from '../minimal-app';

startMinimalApp(
  [
    provideHttpClient(withInterceptors([authHttpInterceptorFn])),
    provideAuth0({
      ...auth0Settings,
      httpInterceptor: { allowedList: ['https://api.example.com/*'] },
    }),
  ],
  { canActivate: [authGuardFn] },
);
