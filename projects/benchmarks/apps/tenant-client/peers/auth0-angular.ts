import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { authHttpInterceptorFn, provideAuth0 } from '@auth0/auth0-angular';
import { API_SCOPE, apiUrl, type CreatePeer } from '../setting';

export const createPeer: CreatePeer = ({ tenant, clientId, audiences }) => ({
  retries: false,
  providers: [
    provideHttpClient(withInterceptors([authHttpInterceptorFn])),
    provideAuth0({
      domain: tenant,
      clientId,
      authorizationParams: { redirect_uri: location.origin },
      httpInterceptor: {
        allowedList: [
          ...audiences.map((audience, at) => ({
            uri: `${apiUrl(at)}*`,
            tokenOptions: { authorizationParams: { audience, scope: API_SCOPE } },
          })),
          {
            uri: `${tenant}/api/v2/users/*`,
            tokenOptions: {
              authorizationParams: {
                audience: `${tenant}/api/v2/`,
                scope: 'update:current_user_metadata',
              },
            },
          },
        ],
      },
    }),
  ],
});
