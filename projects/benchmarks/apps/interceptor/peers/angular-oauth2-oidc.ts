import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { MemoryStorage, OAuthStorage, provideOAuthClient } from 'angular-oauth2-oidc';
import type { CreatePeer } from '../peer';
import { unsignedToken } from '../resources';

export const createPeer: CreatePeer = (resourceUrls) => ({
  providers: [
    provideHttpClient(withInterceptorsFromDi()),
    provideOAuthClient({
      resourceServer: { allowedUrls: [...resourceUrls], sendAccessToken: true },
    }),
    { provide: OAuthStorage, useFactory: () => new MemoryStorage() },
  ],
  storeToken: (injector) => {
    const storage = injector.get(OAuthStorage);
    storage.setItem('access_token', unsignedToken());
    storage.setItem('expires_at', String(Date.now() + 86_400_000));
  },
});
