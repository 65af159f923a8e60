import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { AuthService, provideAuth0 } from '@auth0/auth0-angular';
import { profileInterceptor, provideAuth0Profile, withResource } from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { filter, firstValueFrom } from 'rxjs';
import type { CreatePeer } from '../peer';
import { AUDIENCE, CLIENT_ID, DOMAIN, SCOPE } from '../resources';
import { signedInCache } from '../signed-in-cache';

export const createPeer: CreatePeer = (resourceUrls) => ({
  providers: [
    provideHttpClient(withInterceptors([profileInterceptor])),
    provideAuth0({
      domain: DOMAIN,
      clientId: CLIENT_ID,
      cache: signedInCache(),
      authorizationParams: { audience: AUDIENCE, scope: `openid profile email ${SCOPE}` },
    }),
    provideAuth0Profile(
      withAuth0Angular(),
      ...resourceUrls.map((url) => withResource({ url, audience: AUDIENCE, scopes: [SCOPE] })),
    ),
  ],
  storeToken: async (injector) => {
    await firstValueFrom(injector.get(AuthService).isAuthenticated$.pipe(filter(Boolean)));
  },
});
