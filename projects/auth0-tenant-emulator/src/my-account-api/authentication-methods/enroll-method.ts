import { randomId } from '../../common/random-id.ts';
import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { dropExpired } from '../../state/drop-expired.ts';
import { ENROLLABLE_TYPES, type EnrollableType } from '../../state/authentication-method.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { enabledFactors } from './enabled-factors.ts';
import { readBody } from '../read-body.ts';
import { fieldError, validateBody } from '../validate-body.ts';
import { methodKinds } from './kinds/kinds.ts';

const LIFETIME_MS = 600_000;

/** `POST /me/v1/authentication-methods`: starts an enrollment, 202 with its `Location`. */
export async function enrollAuthenticationMethod(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const { user, clientId } = await authenticateUser(c, 'create:me:authentication_methods');
  const body = await readBody(c);
  const type = typeOf(body);
  const kind = methodKinds[type];
  const { fields, required = [] } = kind.startRules;
  validateBody(body, { fields: { ...fields, type: () => undefined }, required });
  if (!enabledFactors(tenant, user).includes(type)) {
    throw fieldError('type', 'is not enabled in this tenant, or not for this user');
  }
  const { stored, shown } = kind.start({ c, user, clientId, body });
  // The format of iron-sealed values, which Auth0's sessions have; here it is only a random id.
  const authSession = `Fe26.2**${randomId(64)}`;
  const now = tenant.clock.now();
  dropExpired(tenant.state.methodEnrollments, now);
  tenant.state.methodEnrollments.set(authSession, {
    ...stored,
    authSession,
    userId: user.profile.user_id,
    type,
    expiresAt: now + LIFETIME_MS,
  });
  tenant.markChanged();
  return c.json({ ...shown, auth_session: authSession }, 202, {
    location: methodUrl(c, stored.methodId),
  });
}

/** The address of a method, for the `Location` header. */
export function methodUrl(c: RequestContext, id: string): string {
  return `${c.get('issuer')}me/v1/authentication-methods/${encodeURIComponent(id)}`;
}

function typeOf(body: JsonObject): EnrollableType {
  const type = ENROLLABLE_TYPES.find((item) => isJsonObject(body) && item === body['type']);
  if (type === undefined) {
    const fault = Object.hasOwn(body, 'type')
      ? `must be one of ${ENROLLABLE_TYPES.join(', ')}`
      : 'is required';
    throw fieldError('type', fault);
  }
  return type;
}
