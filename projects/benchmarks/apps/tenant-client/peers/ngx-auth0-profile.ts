import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideAuth0 } from '@auth0/auth0-angular';
import { profileInterceptor, provideAuth0Profile, withResource } from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { API_SCOPE, apiUrl, type CreatePeer } from '../setting';

export const createPeer: CreatePeer = ({ tenant, clientId, audiences }) => ({
  retries: true,
  providers: [
    provideHttpClient(withInterceptors([profileInterceptor])),
    provideAuth0({
      domain: tenant,
      clientId,
      authorizationParams: { redirect_uri: location.origin },
    }),
    provideAuth0Profile(
      withAuth0Angular(),
      ...audiences.map((audience, at) =>
        withResource({ url: apiUrl(at), audience, scopes: [API_SCOPE] }),
      ),
    ),
  ],
});
