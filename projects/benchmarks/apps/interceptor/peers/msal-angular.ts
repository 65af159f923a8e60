import { HTTP_INTERCEPTORS, provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import {
  MSAL_GUARD_CONFIG,
  MSAL_INSTANCE,
  MSAL_INTERCEPTOR_CONFIG,
  MsalBroadcastService,
  MsalGuard,
  MsalInterceptor,
  MsalService,
} from '@azure/msal-angular';
import {
  InteractionType,
  loadExternalTokens,
  PublicClientApplication,
  type Configuration,
} from '@azure/msal-browser';
import type { CreatePeer } from '../peer';
import { unsignedToken } from '../resources';

const TENANT = '11111111-1111-4111-8111-111111111111';
const SCOPES = ['api://benchmark/read.items'];

const AUTHORITY = `https://login.microsoftonline.com/${TENANT}`;

const configuration: Configuration = {
  auth: { clientId: '22222222-2222-4222-8222-222222222222', authority: AUTHORITY },
  cache: { cacheLocation: 'sessionStorage' },
};

export const createPeer: CreatePeer = async (resourceUrls) => {
  const instance = new PublicClientApplication(configuration);
  await instance.initialize();
  return {
    providers: [
      provideHttpClient(withInterceptorsFromDi()),
      { provide: HTTP_INTERCEPTORS, useClass: MsalInterceptor, multi: true },
      { provide: MSAL_INSTANCE, useValue: instance },
      {
        provide: MSAL_INTERCEPTOR_CONFIG,
        useValue: {
          interactionType: InteractionType.Redirect,
          strictMatching: true,
          protectedResourceMap: new Map(resourceUrls.map((url) => [`${url}*`, SCOPES])),
        },
      },
      { provide: MSAL_GUARD_CONFIG, useValue: { interactionType: InteractionType.Redirect } },
      MsalService,
      MsalGuard,
      MsalBroadcastService,
    ],
    storeToken: async () => {
      const token = unsignedToken();
      const { account } = await loadExternalTokens(
        configuration,
        { scopes: SCOPES, authority: AUTHORITY },
        { access_token: token, id_token: token, expires_in: 86_400, scope: SCOPES.join(' ') },
        {
          clientInfo: btoa(JSON.stringify({ uid: 'benchmark', utid: TENANT })),
          extendedExpiresOn: 172_800,
        },
      );
      instance.setActiveAccount(account);
    },
  };
};
