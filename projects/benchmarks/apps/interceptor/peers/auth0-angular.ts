import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { authHttpInterceptorFn, AuthService, provideAuth0 } from '@auth0/auth0-angular';
import { filter, firstValueFrom } from 'rxjs';
import type { CreatePeer } from '../peer';
import { AUDIENCE, CLIENT_ID, DOMAIN, SCOPE } from '../resources';
import { signedInCache } from '../signed-in-cache';

export const createPeer: CreatePeer = (resourceUrls) => ({
  providers: [
    provideHttpClient(withInterceptors([authHttpInterceptorFn])),
    provideAuth0({
      domain: DOMAIN,
      clientId: CLIENT_ID,
      cache: signedInCache(),
      authorizationParams: { audience: AUDIENCE, scope: `openid profile email ${SCOPE}` },
      httpInterceptor: {
        allowedList: resourceUrls.map((url) => ({
          uri: `${url}*`,
          tokenOptions: { authorizationParams: { audience: AUDIENCE, scope: SCOPE } },
        })),
      },
    }),
  ],
  storeToken: async (injector) => {
    await firstValueFrom(injector.get(AuthService).isAuthenticated$.pipe(filter(Boolean)));
  },
});
