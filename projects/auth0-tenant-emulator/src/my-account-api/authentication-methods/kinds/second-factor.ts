import { isoTime } from '../../../common/clock.ts';
import type { JsonObject } from '../../../common/json.ts';
import {
  newMethodId,
  type AuthenticationMethod,
  type MethodEnrollment,
} from '../../../state/authentication-method.ts';
import { fieldError } from '../../validate-body.ts';
import { showMethod } from '../show-method.ts';
import type { EnrollmentRequest } from './method-kind.ts';

/** The most methods of a user; one more would be in no list. */
const MAX_METHODS = 20;

/** Stores a second factor that is not confirmed; it replaces one of its type that was not either. */
export function addUnconfirmed(
  { c, user }: EnrollmentRequest,
  type: AuthenticationMethod['type'],
  members: Partial<AuthenticationMethod> = {},
): AuthenticationMethod {
  const { tenant } = c.var;
  const method: AuthenticationMethod = {
    id: newMethodId(type),
    type,
    created_at: isoTime(tenant.clock),
    confirmed: false,
    ...members,
  };
  const others = user.methods.filter((item) => item.confirmed || item.type !== type);
  if (others.length >= MAX_METHODS) {
    throw fieldError('type', `cannot be enrolled: the user has ${MAX_METHODS} methods`);
  }
  user.methods = [...others, method];
  return method;
}

/** Confirms the second factor that an enrollment has added. */
export function confirm(
  { c, user }: EnrollmentRequest,
  { methodId }: MethodEnrollment,
): JsonObject {
  const method = user.methods.find((item) => item.id === methodId);
  if (method === undefined) {
    throw fieldError('auth_session', 'belongs to an authentication method that was deleted');
  }
  method.confirmed = true;
  method.last_auth_at = isoTime(c.var.tenant.clock);
  return showMethod(method);
}
