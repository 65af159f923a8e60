import type { Context } from 'hono';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';

/** `GET /.well-known/jwks.json`. */
export function jwks(tenant: TenantContext, c: Context<TenantEnv>): Response {
  return c.json({ keys: tenant.keys.publicKeys() });
}
