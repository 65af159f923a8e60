import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  createInterceptorCondition,
  INCLUDE_BEARER_TOKEN_INTERCEPTOR_CONFIG,
  includeBearerTokenInterceptor,
  provideKeycloak,
  type IncludeBearerTokenCondition,
} from 'keycloak-angular';
import Keycloak from 'keycloak-js';
import type { CreatePeer } from '../peer';
import { CLIENT_ID, DOMAIN, unsignedToken } from '../resources';

export const createPeer: CreatePeer = (resourceUrls) => ({
  providers: [
    provideHttpClient(withInterceptors([includeBearerTokenInterceptor])),
    provideKeycloak({
      config: { url: `https://${DOMAIN}`, realm: 'benchmark', clientId: CLIENT_ID },
    }),
    {
      provide: INCLUDE_BEARER_TOKEN_INTERCEPTOR_CONFIG,
      useValue: resourceUrls.map((url) =>
        createInterceptorCondition<IncludeBearerTokenCondition>({
          urlPattern: new RegExp(`^${url.replaceAll('.', '\\.')}`),
        }),
      ),
    },
  ],
  storeToken: (injector) => {
    const seconds = Math.floor(Date.now() / 1000);
    const token = unsignedToken();
    Object.assign(injector.get(Keycloak), {
      didInitialize: true,
      authenticated: true,
      token,
      tokenParsed: { exp: seconds + 86_400, iat: seconds },
      refreshToken: token,
      refreshTokenParsed: { exp: seconds + 86_400, iat: seconds },
      timeSkew: 0,
    });
  },
});
