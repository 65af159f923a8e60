import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { inject } from '@angular/core';
import { AuthService, provideAuth0 } from '@auth0/auth0-angular';
import * as everything from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { auth0Settings } from '../auth0-settings';
import { startMinimalApp } from '../minimal-app';

// Passing the whole module to another function keeps every exported name in the bundle.
Object.assign(globalThis, { everything });

startMinimalApp(
  [
    provideHttpClient(withInterceptors([everything.profileInterceptor])),
    provideAuth0(auth0Settings),
    everything.provideAuth0Profile(withAuth0Angular()),
  ],
  { canActivate: [() => inject(AuthService).isAuthenticated$] },
);
