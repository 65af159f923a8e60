import { oauthError } from './oauth-errors.ts';
import { bodyParameters } from './request-parameters.ts';
import { HttpFailure } from '../tenant/http-failure.ts';
import { takeToken, type BucketSize } from '../tenant/token-bucket.ts';
import { textOf } from '../common/json.ts';
import type { RequestContext, TenantContext } from '../tenant/tenant-context.ts';
import { provesPossession } from '../tokens/proves-possession.ts';
import { splitScope } from '../tokens/grant-scopes.ts';
import { profileClaims } from '../tokens/profile-claims.ts';
import { audiencesOf, readOpaqueToken, readSignedToken } from '../tokens/read-token.ts';

/** Ten requests at once, five more a minute (Auth0 docs: Rate Limit Configurations). */
const userinfoLimit: BucketSize = { burst: 10, perSecond: 5 / 60 };

/** `GET|POST /userinfo`: the profile of the user of an opaque token, or of a JWT with the audience `/userinfo`. */
export async function userinfo(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const token = await presentedToken(c);
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
  if (!(await provesPossession(c, token, claims))) {
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

/**
 * The access token of a request: in the header, in a form, or in the query (RFC 6750 §2). Two of them
 * are refused (RFC 6750 §3.1).
 */
async function presentedToken(c: RequestContext): Promise<string | undefined> {
  const header = /^(?:Bearer|DPoP)\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const form = c.req.method === 'POST' ? await formToken(c) : undefined;
  const tokens = [header, form, c.req.query('access_token')].filter((item) => item !== undefined);
  return tokens.length === 1 ? tokens[0] : undefined;
}

async function formToken(c: RequestContext): Promise<string | undefined> {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return type === 'application/x-www-form-urlencoded'
    ? (await bodyParameters(c)).get('access_token')
    : undefined;
}

/** `/userinfo` is limited per user, on every plan. */
function checkRate(tenant: TenantContext, userId: string): void {
  if ((tenant.seed.tenant?.plan ?? 'unlimited') === 'unlimited') {
    return;
  }
  const { allowed } = takeToken(tenant, `userinfo ${userId}`, userinfoLimit);
  if (!allowed) {
    throw oauthError('rateLimited');
  }
}

function unauthorized(): HttpFailure {
  return new HttpFailure(401, 'Unauthorized', {
    'www-authenticate': 'Bearer realm="Users", error="invalid_token"',
  });
}
