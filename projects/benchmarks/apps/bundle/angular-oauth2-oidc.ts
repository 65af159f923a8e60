import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { inject } from '@angular/core';
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc';
import { startMinimalApp } from '../minimal-app';

// The package has no guard, so the route asks its service.
startMinimalApp(
  [
    provideHttpClient(withInterceptorsFromDi()),
    provideOAuthClient({
      resourceServer: { allowedUrls: ['https://api.example.com/'], sendAccessToken: true },
    }),
  ],
  { canActivate: [() => inject(OAuthService).hasValidAccessToken()] },
);
