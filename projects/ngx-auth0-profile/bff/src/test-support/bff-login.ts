import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant } from '../../../src/test-support/signed-in';

/** Starts from a fresh tenant and a browser without a session. */
export async function freshBff(): Promise<void> {
  await freshTenant();
  for (const method of ['GET', 'PATCH', 'POST']) {
    await failWith('', method);
  }
  await logOut();
}

/**
 * Logs this browser in at the BFF: what a login in another tab does to the cookie.
 *
 * @param parameters - of the login, such as `api` and `scope`
 * @throws Error when the BFF does not return to the first page
 */
export async function logIn(
  user = tenant.user,
  parameters: Readonly<Record<string, string>> = {},
): Promise<void> {
  const query = new URLSearchParams({ user, ...parameters }).toString();
  const response = await fetch(`/bff-spec/log-in?${query}`);
  const returnedTo = await response.text();
  if (returnedTo !== '/') {
    throw new Error(`The login returned to ${returnedTo}`);
  }
}

/** Ends the session of this browser at the BFF, of which the page learns nothing. */
export async function logOut(): Promise<void> {
  await fetch('/bff/logout', { method: 'POST', headers: { 'X-CSRF': '1' } });
}

/** Lets something else answer in place of the BFF from now on; nothing for an empty name. */
export async function failWith(failure: string, method: string): Promise<void> {
  await fetch(`/bff-spec/fail?method=${method}&as=${failure}`);
}
