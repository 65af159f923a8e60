import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  AbstractSecurityStorage,
  authInterceptor,
  LogLevel,
  OidcSecurityService,
  provideAuth,
} from 'angular-auth-oidc-client';
import { firstValueFrom } from 'rxjs';
import type { CreatePeer } from '../peer';
import { CLIENT_ID, DOMAIN, unsignedToken } from '../resources';

const CONFIG_ID = 'benchmark';

export const createPeer: CreatePeer = (resourceUrls) => ({
  providers: [
    provideHttpClient(withInterceptors([authInterceptor()])),
    provideAuth({
      config: {
        configId: CONFIG_ID,
        authority: `https://${DOMAIN}/`,
        redirectUrl: location.origin,
        clientId: CLIENT_ID,
        responseType: 'code',
        logLevel: LogLevel.None,
        secureRoutes: [...resourceUrls],
        authWellknownEndpoints: { issuer: `https://${DOMAIN}/` },
      },
    }),
  ],
  storeToken: async (injector) => {
    injector.get(AbstractSecurityStorage).write(
      CONFIG_ID,
      JSON.stringify({
        authzData: unsignedToken(),
        authnResult: { id_token: unsignedToken() },
        access_token_expires_at: Date.now() + 86_400_000,
      }),
    );
    await firstValueFrom(injector.get(OidcSecurityService).getAccessToken());
  },
});
