import { isManagementPath, isMyAccountPath } from '../../common/own-api-path.ts';
import { textOf, type JsonObject } from '../../common/json.ts';
import { objectsIn, otherProperties, pick } from './entries.ts';
import type { SeedReportBuilder } from './seed-report.ts';

const USED = [
  'identifier',
  'name',
  'scopes',
  'token_lifetime',
  'token_lifetime_for_web',
  'allow_offline_access',
  'skip_consent_for_verifiable_first_party_clients',
  'enforce_policies',
  'token_dialect',
  'signing_alg',
];
const ROLE = ['name', 'description', 'permissions', 'id'];

/** Converts `resourceServers`; the tenant's own APIs are there anyhow. */
export function convertApis(apis: readonly JsonObject[], report: SeedReportBuilder): JsonObject[] {
  return apis
    .filter(({ identifier }) => !isOwnApi(textOf(identifier)))
    .map((api) => {
      report.ignore('resourceServers', otherProperties(api, [...USED, 'is_system', 'id']));
      return pick(api, USED);
    });
}

/** Converts `roles`. */
export function convertRoles(
  roles: readonly JsonObject[],
  report: SeedReportBuilder,
): JsonObject[] {
  return roles.map((role) => {
    report.ignore('roles', otherProperties(role, ROLE));
    const permissions = objectsIn(role['permissions']).map((permission) =>
      pick(permission, ['permission_name', 'resource_server_identifier']),
    );
    return { ...pick(role, ['id', 'name']), ...textMember(role, 'description'), permissions };
  });
}

function textMember(entry: JsonObject, name: string): JsonObject {
  const text = textOf(entry[name]);
  return text === '' ? {} : { [name]: text };
}

function isOwnApi(identifier: string): boolean {
  return isManagementPath(identifier) || isMyAccountPath(identifier);
}
