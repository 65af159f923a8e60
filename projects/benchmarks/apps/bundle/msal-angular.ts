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
import { InteractionType, PublicClientApplication } from '@azure/msal-browser';
import { startMinimalApp } from '../minimal-app';

startMinimalApp(
  [
    provideHttpClient(withInterceptorsFromDi()),
    { provide: HTTP_INTERCEPTORS, useClass: MsalInterceptor, multi: true },
    {
      provide: MSAL_INSTANCE,
      useFactory: () => new PublicClientApplication({ auth: { clientId: 'benchmark' } }),
    },
    {
      provide: MSAL_INTERCEPTOR_CONFIG,
      useValue: {
        interactionType: InteractionType.Redirect,
        protectedResourceMap: new Map([['https://api.example.com/*', ['read.items']]]),
      },
    },
    { provide: MSAL_GUARD_CONFIG, useValue: { interactionType: InteractionType.Redirect } },
    MsalService,
    MsalGuard,
    MsalBroadcastService,
  ],
  { canActivate: [MsalGuard] },
);
