import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideAuth0 } from '@auth0/auth0-angular';
import { profileInterceptor, provideAuth0Profile, scopeGuard } from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { auth0Settings } from '../auth0-settings';
import { startMinimalApp } from '../minimal-app';

startMinimalApp(
  [
    provideHttpClient(withInterceptors([profileInterceptor])),
    provideAuth0(auth0Settings),
    provideAuth0Profile(withAuth0Angular()),
  ],
  { canActivate: [scopeGuard('read:current_user')] },
);
