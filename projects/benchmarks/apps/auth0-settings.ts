import type { AuthConfig } from '@auth0/auth0-angular';

export const auth0Settings: AuthConfig = {
  domain: 'tenant.example.com',
  clientId: 'benchmark',
  authorizationParams: { redirect_uri: location.origin },
};
