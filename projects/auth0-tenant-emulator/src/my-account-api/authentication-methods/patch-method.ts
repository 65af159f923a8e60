import { textOf } from '../../common/json.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { myAccountError } from '../errors.ts';
import { oneOf, text } from '../field-rules.ts';
import { readBody } from '../read-body.ts';
import { fieldError, validateBody, type BodyRules } from '../validate-body.ts';
import { findMethod, showMethod } from './show-method.ts';

const patchRules: BodyRules = {
  fields: {
    name: text({ maxLength: 255 }),
    preferred_authentication_method: oneOf('sms', 'voice'),
  },
};

/**
 * `PATCH /me/v1/authentication-methods/{id}`: the name of a second factor, and whether a phone gets
 * messages or calls.
 */
export async function patchAuthenticationMethod(
  c: RequestContext<'/me/v1/authentication-methods/:id'>,
): Promise<Response> {
  const { user } = await authenticateUser(c, 'update:me:authentication_methods');
  const body = await readBody(c);
  validateBody(body, patchRules);
  const id = c.req.param('id');
  const method = user.methods.find((item) => item.id === id);
  if (method === undefined && findMethod(user, id) === undefined) {
    throw myAccountError('unknownResource', 'authentication method');
  }
  const { name, preferred_authentication_method: preferred } = body;
  if (name !== undefined && (method === undefined || hasNoName(method.type))) {
    throw notForThisType('name');
  }
  if (preferred !== undefined && method?.type !== 'phone') {
    throw notForThisType('preferred_authentication_method');
  }
  if (method === undefined) {
    return c.json(findMethod(user, id));
  }
  if (name !== undefined) {
    method.name = textOf(name);
  }
  if (preferred !== undefined) {
    method.preferred_authentication_method = preferred === 'voice' ? 'voice' : 'sms';
  }
  c.var.tenant.markChanged();
  return c.json(showMethod(method));
}

function hasNoName(type: string): boolean {
  return type === 'passkey' || type === 'recovery-code';
}

function notForThisType(field: string): Error {
  return fieldError(field, 'is not allowed for this type of authentication method');
}
