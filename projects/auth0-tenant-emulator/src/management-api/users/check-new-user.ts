import { textOf, type JsonObject } from '../../common/json.ts';
import type { Connection } from '../../state/application.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { managementError } from '../errors.ts';

/** The identifier that a user of a connection has to have, by the connection's strategy. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  auth0: ['email', 'password'],
  email: ['email'],
  sms: ['phone_number'],
};

/** The business rules of a new user, in the words of the OpenAPI file; returns the user's connection. */
export function checkNewUser(tenant: TenantContext, body: JsonObject): Connection {
  const connection = tenant.state.connections.get(textOf(body['connection']));
  if (connection === undefined) {
    throw managementError('operation', 'Connection does not exist.');
  }
  const required = REQUIRED[connection.strategy];
  if (required === undefined) {
    throw managementError(
      'operation',
      'Connection does not support user creation through the API. It must either be a database or passwordless connection.',
    );
  }
  const missing = required.find((name) => textOf(body[name]) === '');
  if (missing !== undefined) {
    throw managementError('payload', `Missing required property: ${missing}`, '');
  }
  if (isTaken(tenant, connection, body)) {
    throw managementError('userExists');
  }
  return connection;
}

/** Whether a user of the connection has the address, number, name or id already. */
function isTaken(tenant: TenantContext, { name, strategy }: Connection, body: JsonObject): boolean {
  const email = textOf(body['email']).toLowerCase();
  const [phone, username] = [textOf(body['phone_number']), textOf(body['username'])];
  const id = textOf(body['user_id']);
  for (const { profile } of tenant.state.users.values()) {
    const isId = id !== '' && [id, `${strategy}|${id}`].includes(profile.user_id);
    const isSame =
      (email !== '' && profile.email?.toLowerCase() === email) ||
      (strategy === 'sms' && profile.phone_number === phone) ||
      (username !== '' && profile.username === username);
    if (isId || (isSame && profile.identities[0]?.connection === name)) {
      return true;
    }
  }
  return false;
}
