import { Auth0Client } from '@auth0/auth0-spa-js';
import { tenant } from './emulated-tenant';

/** Logs the other user in with the SDK of another tab, which writes to the same local storage. */
export async function logInElsewhere(): Promise<void> {
  await tenant.signIn(tenant.otherUser);
  const { audience } = tenant;
  const scope = 'openid profile email read:current_user update:current_user_metadata';
  const authorizationParams = { redirect_uri: location.origin, audience, scope };
  const client = new Auth0Client({
    domain: tenant.url,
    clientId: tenant.clientId,
    cacheLocation: 'localstorage',
    authorizationParams,
  });
  await client.getTokenSilently({ cacheMode: 'off' });
  expect((await client.getUser())?.sub).toBe(tenant.otherUser);
}
