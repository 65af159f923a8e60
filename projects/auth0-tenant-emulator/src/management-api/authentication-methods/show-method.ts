import { defined } from '../../common/defined.ts';
import type { JsonObject } from '../../common/json.ts';
import type { AuthenticationMethod } from '../../state/authentication-method.ts';

/** The Management API has a name of its own for push notifications. */
const typeNames: Readonly<Record<string, string>> = { 'push-notification': 'push' };

/** A method as the Management API shows it, never with its secret. */
export function showMethod(method: AuthenticationMethod): JsonObject {
  const { id, type, confirmed, created_at: createdAt } = method;
  return {
    id,
    type: typeNames[type] ?? type,
    confirmed,
    created_at: createdAt,
    ...(confirmed && type !== 'passkey' ? { enrolled_at: createdAt } : {}),
    ...defined({
      name: method.name,
      last_auth_at: method.last_auth_at,
      phone_number: method.phone_number,
      preferred_authentication_method: method.preferred_authentication_method,
      email: method.email,
      key_id: method.key_id,
      public_key: method.public_key,
      identity_user_id: method.identity_user_id,
      user_handle: method.user_handle,
      credential_device_type: method.credential_device_type,
      credential_backed_up: method.credential_backed_up,
      transports: method.transports,
      aaguid: method.aaguid,
      user_agent: method.user_agent,
      relying_party_identifier: method.relying_party_id,
    }),
  };
}
