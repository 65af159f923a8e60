import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { inject } from '@angular/core';
import { AuthService, provideAuth0 } from '@auth0/auth0-angular';
import { auth0Settings } from '../auth0-settings';
import { startMinimalApp } from '../minimal-app';

// The baseline: an application with auth0-angular.
startMinimalApp(
  [
    provideHttpClient(withInterceptors([(request, next) => next(request)])),
    provideAuth0(auth0Settings),
  ],
  { canActivate: [() => inject(AuthService).isAuthenticated$] },
);
