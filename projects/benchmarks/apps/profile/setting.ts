import type { AuthConfig } from '@auth0/auth0-angular';

const query = new URLSearchParams(location.search);

/** The tenant's origin, from the first URL; it is stored for the return from the login. */
export const tenant = query.get('tenant') ?? sessionStorage.getItem('tenant') ?? '';
sessionStorage.setItem('tenant', tenant);

/** The configuration of both pages: the SDK's defaults, and the Management API as the login's audience. */
export const auth0Settings: AuthConfig = {
  domain: tenant,
  clientId: 'benchmark',
  authorizationParams: {
    redirect_uri: location.origin,
    audience: `${tenant}/api/v2/`,
    scope: 'openid profile email read:current_user update:current_user_metadata',
  },
};

/** Reports when the profile is on screen. */
export function reportProfileShown(): void {
  requestAnimationFrame(() => {
    performance.mark('profile-on-screen');
    console.log('profile-on-screen');
  });
}
