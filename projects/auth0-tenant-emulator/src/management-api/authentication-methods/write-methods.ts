import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { readPayload, readPayloadList } from '../read-payload.ts';
import { validatePayload } from '../validate-payload.ts';
import {
  createMethodSchema,
  methodFromPayload,
  patchMethodSchema,
  replaceMethodSchema,
} from './method-payload.ts';
import { showMethod } from './show-method.ts';

/** `POST /api/v2/users/{id}/authentication-methods`: adds a method that is confirmed. */
export async function createUserMethod(
  c: RequestContext<'/api/v2/users/:id/authentication-methods'>,
): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['create:authentication_methods']);
  const body = await readPayload(c);
  validatePayload(body, createMethodSchema);
  const user = existingUser(tenant, userId);
  const method = methodFromPayload(tenant, body);
  user.methods = [...user.methods, method];
  tenant.markChanged();
  const { secret } = method;
  const shown = method.type === 'totp' && secret !== undefined ? { totp_secret: secret } : {};
  return c.json({ ...showMethod(method), ...shown }, 201);
}

/** `PUT /api/v2/users/{id}/authentication-methods`: replaces all methods. */
export async function replaceUserMethods(
  c: RequestContext<'/api/v2/users/:id/authentication-methods'>,
): Promise<Response> {
  const userId = c.req.param('id');
  const { tenant } = c.var;
  await authenticateCaller(c, ['update:authentication_methods']);
  const items = await readPayloadList(c);
  for (const item of items) {
    validatePayload(item, replaceMethodSchema);
  }
  const user = existingUser(tenant, userId);
  user.methods = items.map((item) => methodFromPayload(tenant, item));
  tenant.markChanged();
  return c.json(user.methods.map(showMethod));
}

/** `PATCH /api/v2/users/{id}/authentication-methods/{methodId}`. */
export async function patchUserMethod(
  c: RequestContext<'/api/v2/users/:id/authentication-methods/:method'>,
): Promise<Response> {
  const [userId, methodId] = [c.req.param('id'), c.req.param('method')];
  const { tenant } = c.var;
  await authenticateCaller(c, ['update:authentication_methods']);
  const body = await readPayload(c);
  validatePayload(body, patchMethodSchema);
  const method = existingUser(tenant, userId).methods.find(({ id }) => id === methodId);
  if (method === undefined) {
    throw managementError('unknownMethod');
  }
  const { name, preferred_authentication_method: preferred } = body;
  if (typeof name === 'string') {
    method.name = name;
  }
  if (preferred !== undefined) {
    method.preferred_authentication_method = preferred === 'voice' ? 'voice' : 'sms';
  }
  tenant.markChanged();
  return c.json(showMethod(method));
}
