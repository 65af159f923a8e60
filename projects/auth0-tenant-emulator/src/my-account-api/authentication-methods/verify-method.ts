import { textOf, type JsonObject } from '../../common/json.ts';
import type { MethodEnrollment } from '../../state/authentication-method.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { logEvent, userFacts } from '../../tenant/tenant-log.ts';
import { authenticateUser } from '../caller.ts';
import { text } from '../field-rules.ts';
import { readBody } from '../read-body.ts';
import { fieldError, validateBody } from '../validate-body.ts';
import { methodUrl } from './enroll-method.ts';
import { methodKinds } from './kinds/kinds.ts';

/** `POST /me/v1/authentication-methods/{id}/verify`: completes an enrollment, 201 with the method. */
export async function verifyAuthenticationMethod(
  c: RequestContext<'/me/v1/authentication-methods/:id/verify'>,
): Promise<Response> {
  const { tenant } = c.var;
  const { user, clientId } = await authenticateUser(c, 'create:me:authentication_methods');
  const body = await readBody(c);
  const enrollment = findEnrollment(c, user, body, c.req.param('id'));
  const kind = methodKinds[enrollment.type];
  const { fields, required = [] } = kind.verifyRules;
  validateBody(body, { fields: { ...fields, auth_session: text() }, required });
  const facts = { client_id: clientId, ...userFacts(user.profile) };
  let method: JsonObject;
  try {
    method = await kind.verify({ c, user, clientId, body }, enrollment);
  } catch (error) {
    logEvent(tenant, 'my_account_authentication_method_failed', facts);
    throw error;
  }
  logEvent(tenant, 'my_account_authentication_method_succeeded', facts);
  tenant.state.methodEnrollments.delete(enrollment.authSession);
  tenant.markChanged();
  return c.json(method, 201, { location: methodUrl(c, textOf(method['id'])) });
}

/** An enrollment is found by its `auth_session` and is good for its user and its id only. */
function findEnrollment(
  c: RequestContext,
  user: UserRecord,
  body: JsonObject,
  methodId: string,
): MethodEnrollment {
  const { tenant } = c.var;
  const session = body['auth_session'];
  if (typeof session !== 'string') {
    const fault = session === undefined ? 'is required' : 'must be a string';
    throw fieldError('auth_session', fault);
  }
  const enrollment = tenant.state.methodEnrollments.get(session);
  if (
    enrollment?.userId !== user.profile.user_id ||
    enrollment.methodId !== methodId ||
    enrollment.expiresAt <= tenant.clock.now()
  ) {
    throw fieldError('auth_session', 'has expired, was used, or belongs to another enrollment');
  }
  return enrollment;
}
