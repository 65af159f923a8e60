import { textOf } from '../../common/json.ts';
import { randomId } from '../../common/random-id.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateCaller } from '../caller.ts';
import { managementError } from '../errors.ts';
import { existingUser } from '../ownership.ts';
import { readPayload } from '../read-payload.ts';
import { validatePayload, type PayloadSchema } from '../validate-payload.ts';

const deviceCredentialSchema: PayloadSchema = {
  properties: {
    device_name: { type: 'string', minLength: 1 },
    type: { type: 'string', values: ['public_key'] },
    value: { type: 'string', minLength: 1 },
    device_id: {
      type: 'string',
      minLength: 1,
      maxLength: 36,
      pattern: '^[-A-Fa-f0-9]+$',
      accepts: (text) => /^[-A-Fa-f0-9]+$/.test(text),
    },
    client_id: { type: 'string', minLength: 1 },
  },
  required: ['device_name', 'type', 'value', 'device_id'],
};

/** `POST /api/v2/device-credentials`: registers a public key for the calling user. */
export async function createDeviceCredential(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const caller = await authenticateCaller(c, ['create:current_user_device_credentials']);
  const body = await readPayload(c);
  validatePayload(body, deviceCredentialSchema);
  const user = existingUser(tenant, caller.subject);
  const text = (name: string): string => textOf(body[name]);
  const { deviceCredentials } = tenant.state;
  const taken = [...deviceCredentials.values()].some(
    (item) => item.user_id === user.profile.user_id && item.device_id === text('device_id'),
  );
  if (taken) {
    throw managementError('conflict', 'A public key already exists for the device.');
  }
  const id = `dcr_${randomId(16)}`;
  deviceCredentials.set(id, {
    id,
    user_id: user.profile.user_id,
    client_id: typeof body['client_id'] === 'string' ? body['client_id'] : caller.clientId,
    device_name: text('device_name'),
    device_id: text('device_id'),
    type: text('type'),
    value: text('value'),
  });
  tenant.markChanged();
  return c.json({ id }, 201);
}
