import type { Context } from 'hono';
import { oauthError } from './oauth-errors.ts';
import { HttpFailure } from '../http-failure.ts';
import { takeToken } from '../rate-limit/limit-rate.ts';
import { USERINFO_LIMIT } from '../rate-limit/plans.ts';
import { textOf } from '../json.ts';
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
  if (reading.outcome !== 'valid') {
    throw unauthorized();
  }
  const { claims } = reading;
  if (!(await provesPossession(tenant, c, token, claims))) {
    throw unauthorized();
  }
  if (!audiencesOf(claims).some((audience) => audience.endsWith('/userinfo'))) {
    throw unauthorized();
  }
  const user = tenant.state.users.get(textOf(claims['sub']));
  if (user === undefined) {
    throw unauthorized();
  }
  checkRate(tenant, user.profile.user_id);
  const scope = splitScope(textOf(claims['scope']));
  return c.json({ sub: user.profile.user_id, ...profileClaims(user.profile, scope) });
}

/** `/userinfo` is limited per user, on every plan. */
function checkRate(tenant: TenantContext, userId: string): void {
  if ((tenant.seed.tenant?.plan ?? 'unlimited') === 'unlimited') {
    return;
  }
  const answer = takeToken(tenant, `userinfo ${userId}`, USERINFO_LIMIT);
  if (!answer.allowed) {
    throw oauthError('rateLimited');
  }
}

function unauthorized(): HttpFailure {
  return new HttpFailure(401, 'Unauthorized', {
    'www-authenticate': 'Bearer realm="Users", error="invalid_token"',
  });
}
