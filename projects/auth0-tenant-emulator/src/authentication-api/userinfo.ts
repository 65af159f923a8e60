import type { Context } from 'hono';
import { HttpFailure } from '../http-failure.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { provesPossession } from '../tokens/proves-possession.ts';
import { splitScope } from '../tokens/grant-scopes.ts';
import { profileClaims } from '../tokens/profile-claims.ts';
import { audiencesOf, readOpaqueToken, readSignedToken } from '../tokens/read-token.ts';

/** `GET|POST /userinfo`: the profile behind an opaque token or a JWT that names `/userinfo`. */
export async function userinfo(tenant: TenantContext, c: Context<TenantEnv>): Promise<Response> {
  const token = /^(?:Bearer|DPoP)\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined || tenant.faults.takeNamed('expired_token') !== undefined) {
    throw unauthorized();
  }
  const reading = token.includes('.')
    ? await readSignedToken(tenant, token, c.get('issuer'))
    : readOpaqueToken(tenant, token);
  if (reading.outcome !== 'valid') throw unauthorized();
  const { claims } = reading;
  if (!(await provesPossession(tenant, c, token, claims))) throw unauthorized();
  if (!audiencesOf(claims).some((audience) => audience.endsWith('/userinfo'))) throw unauthorized();
  const user = tenant.state.users.get(String(claims['sub']));
  if (user === undefined) throw unauthorized();
  const scope = splitScope(String(claims['scope'] ?? ''));
  return c.json({ sub: user.profile.user_id, ...profileClaims(user.profile, scope) });
}

function unauthorized(): HttpFailure {
  return new HttpFailure(401, 'Unauthorized', {
    'www-authenticate': 'Bearer realm="Users", error="invalid_token"',
  });
}
