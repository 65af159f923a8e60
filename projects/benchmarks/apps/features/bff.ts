import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { profileInterceptor, provideAuth0Profile, scopeGuard } from 'ngx-auth0-profile';
import { withBff } from 'ngx-auth0-profile/bff';
import { startMinimalApp } from '../minimal-app';

startMinimalApp(
  [
    provideHttpClient(withInterceptors([profileInterceptor])),
    provideAuth0Profile(withBff({ url: '/bff' })),
  ],
  { canActivate: [scopeGuard('read:profile')] },
);
