import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { inject } from '@angular/core';
import { AuthService, provideAuth0 } from '@auth0/auth0-angular';
import { profileInterceptor, provideAuth0Profile, withDiagnosis } from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { auth0Settings } from '../auth0-settings';
import { startMinimalApp } from '../minimal-app';

startMinimalApp(
  [
    provideHttpClient(withInterceptors([profileInterceptor])),
    provideAuth0(auth0Settings),
    provideAuth0Profile(
      withAuth0Angular(),
      withDiagnosis(() => import('ngx-auth0-profile/diagnosis')),
    ),
  ],
  { canActivate: [() => inject(AuthService).isAuthenticated$] },
);
