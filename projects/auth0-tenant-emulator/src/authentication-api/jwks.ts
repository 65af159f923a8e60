import type { RequestContext } from '../tenant/tenant-context.ts';

/** `GET /.well-known/jwks.json`. */
export function jwks(c: RequestContext): Response {
  const { tenant } = c.var;
  return c.json({ keys: tenant.keys.publicKeys() });
}
