import { isoTime } from '../../common/clock.ts';
import { defined } from '../../common/defined.ts';
import { isStringList, textOf, type JsonObject } from '../../common/json.ts';
import { newTotpSecret } from '../../common/totp.ts';
import { newMethodId, type AuthenticationMethod } from '../../state/authentication-method.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { isEmail } from '../../users/email-address.ts';
import { managementError } from '../errors.ts';
import type { PayloadSchema } from '../validate-payload.ts';

/** The types a machine can create for a user. */
const CREATABLE = ['phone', 'email', 'totp', 'webauthn-roaming', 'passkey'] as const;

/** The types a machine can put in the place of all methods. */
const REPLACEABLE = ['phone', 'email', 'totp'] as const;

const PREFERRED = { type: 'string', values: ['voice', 'sms'] } as const;

const contactProperties: PayloadSchema['properties'] = {
  name: { type: 'string', minLength: 1 },
  totp_secret: { type: 'string', minLength: 1 },
  phone_number: {
    type: 'string',
    minLength: 1,
    maxLength: 30,
    pattern: '^[ +0-9-]+$',
    accepts: (text) => /^[ +0-9-]+$/.test(text),
  },
  email: { type: 'string', minLength: 1, format: 'email', accepts: isEmail },
  preferred_authentication_method: PREFERRED,
};

/** The body of `POST /api/v2/users/{id}/authentication-methods`. */
export const createMethodSchema: PayloadSchema = {
  properties: {
    ...contactProperties,
    type: { type: 'string', values: CREATABLE },
    key_id: { type: 'string', minLength: 1 },
    public_key: { type: 'string', minLength: 1 },
    relying_party_identifier: { type: 'string', minLength: 1 },
    credential_device_type: { type: 'string', values: ['multi_device', 'single_device'] },
    credential_backed_up: { type: 'boolean' },
    identity_user_id: { type: 'string', minLength: 1 },
    user_handle: { type: 'string', minLength: 1 },
    user_agent: { type: 'string' },
    aaguid: { type: 'string' },
    transports: { type: 'array' },
  },
  required: ['type'],
};

/** One item of the body of `PUT /api/v2/users/{id}/authentication-methods`. */
export const replaceMethodSchema: PayloadSchema = {
  properties: { ...contactProperties, type: { type: 'string', values: REPLACEABLE } },
  required: ['type'],
};

/** The body of `PATCH /api/v2/users/{id}/authentication-methods/{id}`. */
export const patchMethodSchema: PayloadSchema = {
  properties: {
    name: { type: 'string', minLength: 1 },
    preferred_authentication_method: PREFERRED,
  },
};

/** The method that a checked payload describes; what a machine creates is confirmed. */
export function methodFromPayload(tenant: TenantContext, body: JsonObject): AuthenticationMethod {
  const type = CREATABLE.find((item) => item === body['type']) ?? 'totp';
  const needed = { phone: 'phone_number', email: 'email', passkey: 'key_id', totp: undefined };
  const missing = type === 'webauthn-roaming' ? 'key_id' : needed[type];
  if (missing !== undefined && !Object.hasOwn(body, missing)) {
    throw managementError('payload', `Missing required property: ${missing}`, '');
  }
  const text = (name: string): string | undefined =>
    Object.hasOwn(body, name) ? textOf(body[name]) : undefined;
  const transports = body['transports'];
  return {
    id: newMethodId(type),
    type,
    created_at: isoTime(tenant.clock),
    confirmed: true,
    ...defined({ name: text('name'), key_id: text('key_id'), public_key: text('public_key') }),
    ...(type === 'totp' ? { secret: text('totp_secret') ?? newTotpSecret() } : {}),
    ...(type === 'email' ? { email: textOf(body['email']) } : {}),
    ...(type === 'phone' ? phoneMembers(body) : {}),
    ...(isStringList(transports) ? { transports } : {}),
    ...(type === 'passkey'
      ? defined({
          relying_party_id: text('relying_party_identifier'),
          identity_user_id: text('identity_user_id'),
          user_handle: text('user_handle'),
          user_agent: text('user_agent'),
          aaguid: text('aaguid'),
          credential_device_type: deviceType(body),
          credential_backed_up: body['credential_backed_up'] === true,
        })
      : {}),
  };
}

function deviceType(body: JsonObject): 'single_device' | 'multi_device' {
  return body['credential_device_type'] === 'multi_device' ? 'multi_device' : 'single_device';
}

function phoneMembers(body: JsonObject): Partial<AuthenticationMethod> {
  return {
    phone_number: textOf(body['phone_number']),
    preferred_authentication_method:
      body['preferred_authentication_method'] === 'voice' ? 'voice' : 'sms',
  };
}
