import type { AuthConfig } from '@auth0/auth0-angular';

/**
 * The lock for exchanges of refresh tokens of one client; `undefined` where tokens are requested otherwise.
 *
 * APIs and tabs may share a refresh token. With rotation each is valid once, and Auth0 takes a second use
 * for a theft and revokes all that followed from the same login (Auth0 docs, "Refresh Token Rotation").
 * auth0-spa-js takes turns too, but per API only. Its requests end by its own timeouts, so that waiting for
 * the lock ends as well.
 */
export function refreshTokenLock({
  domain,
  clientId,
  useRefreshTokens,
}: AuthConfig): string | undefined {
  return useRefreshTokens ? `ngx-auth0-profile.refresh-token ${domain} ${clientId}` : undefined;
}

/** Does the work while no other tab of the origin holds the lock. */
export function withLock<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
  // Absent outside secure contexts.
  const { locks } = navigator as { readonly locks?: LockManager };
  return name !== undefined && locks ? locks.request<Promise<T>>(name, work) : work();
}
