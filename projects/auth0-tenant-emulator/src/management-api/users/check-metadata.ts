import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { managementError } from '../errors.ts';

const FORBIDDEN_IN_APP_METADATA = new Set([
  ...['__tenant', '_id', 'blocked', 'clientID', 'created_at', 'email_verified', 'email'],
  ...['globalClientID', 'global_client_id', 'identities', 'lastIP', 'lastLogin', 'loginsCount'],
  ...['metadata', 'multifactor_last_modified', 'multifactor', 'updated_at', 'user_id', 'username'],
]);

/** Refuses metadata keys the tenant's store cannot hold. */
export function checkMetadata(patch: JsonObject): void {
  for (const field of ['user_metadata', 'app_metadata']) {
    const metadata = patch[field];
    if (isJsonObject(metadata)) {
      checkNames(metadata, field);
    }
  }
  const appMetadata = patch['app_metadata'];
  if (!isJsonObject(appMetadata)) {
    return;
  }
  const forbidden = Object.keys(appMetadata).find((name) => FORBIDDEN_IN_APP_METADATA.has(name));
  if (forbidden !== undefined) {
    throw managementError('body', `Forbidden attribute in app_metadata: ${forbidden}`);
  }
}

/** The words of this refusal are the emulator's own; that such names are refused is documented. */
function checkNames(metadata: JsonObject, field: string): void {
  for (const [name, value] of Object.entries(metadata)) {
    if (name.includes('.') || name.startsWith('$')) {
      throw managementError('body', `Invalid property name in ${field}: ${name}`);
    }
    if (isJsonObject(value)) {
      checkNames(value, field);
    }
  }
}
