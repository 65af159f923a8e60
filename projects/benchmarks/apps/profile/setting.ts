import type { AuthConfig } from '@auth0/auth0-angular';

const query = new URLSearchParams(location.search);

/** The tenant's origin: from the first address, and remembered for the way back from the login. */
export const tenant = query.get('tenant') ?? sessionStorage.getItem('tenant') ?? '';
sessionStorage.setItem('tenant', tenant);

/** What both pages configure: the SDK's defaults, and the Management API as the login's audience. */
export const auth0Settings: AuthConfig = {
  domain: tenant,
  clientId: 'benchmark',
  authorizationParams: {
    redirect_uri: location.origin,
    audience: `${tenant}/api/v2/`,
    scope: 'openid profile email read:current_user update:current_user_metadata',
  },
};

/** Says when the profile is on screen, on the clock that starts with the navigation. */
export function shown(): void {
  requestAnimationFrame(() => {
    performance.mark('profile-on-screen');
    console.log('profile-on-screen');
  });
}
