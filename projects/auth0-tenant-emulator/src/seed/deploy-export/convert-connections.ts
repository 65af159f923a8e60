import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { objectsIn, otherProperties, pick, textsIn } from './entries.ts';
import type { SeedReportBuilder } from './seed-report.ts';

const USED = ['name', 'strategy', 'display_name', 'connected_accounts'];
const UNDERSTOOD = ['options', 'enabled_clients', 'realms', 'id'];
const OPTIONS = [
  'passwordPolicy',
  'password_complexity_options',
  'password_history',
  'password_no_personal_info',
  'password_dictionary',
];
/** Which option says whether a login updates the profile. */
const PROFILE_SYNC = 'set_user_root_attributes';
const ENABLED = ['name', 'assign_membership_on_login'];
const ORGANIZATION = ['name', 'display_name', 'metadata', 'id'];

/** Converts `databases` or `connections`. */
export function convertConnections(
  type: 'databases' | 'connections',
  connections: readonly JsonObject[],
  clientNames: readonly string[],
  report: SeedReportBuilder,
): JsonObject[] {
  return connections.map((connection) => {
    const options = isJsonObject(connection['options']) ? connection['options'] : {};
    const enabled = textsIn(connection['enabled_clients']);
    const isForAll = clientNames.every((name) => enabled.includes(name));
    report.ignore(type, [
      ...otherProperties(connection, [...USED, ...UNDERSTOOD, 'is_domain_connection']),
      ...(connection['is_domain_connection'] === true ? ['is_domain_connection'] : []),
      ...(connection['enabled_clients'] === undefined || isForAll ? [] : ['enabled_clients']),
      ...otherProperties(options, [...OPTIONS, PROFILE_SYNC]).map((name) => `options.${name}`),
    ]);
    const known = pick(options, OPTIONS);
    const sync = options[PROFILE_SYNC];
    return {
      ...pick(connection, USED),
      ...(Object.keys(known).length === 0 ? {} : { options: known }),
      ...(sync === undefined ? {} : { sync_user_profile_at_login: sync === 'on_each_login' }),
    };
  });
}

/** Converts `organizations`. Members are users, which no export contains. */
export function convertOrganizations(
  organizations: readonly JsonObject[],
  report: SeedReportBuilder,
): JsonObject[] {
  return organizations.map((organization) => {
    report.ignore('organizations', otherProperties(organization, [...ORGANIZATION, 'connections']));
    const connections = organization['connections'];
    const enabled = objectsIn(connections).map((connection) => {
      const hidden = connection['show_as_button'] === false ? ['show_as_button'] : [];
      const others = otherProperties(connection, [...ENABLED, 'show_as_button']);
      report.ignore(
        'organizations',
        [...others, ...hidden].map((property) => `connections.${property}`),
      );
      return pick(connection, ENABLED);
    });
    return {
      ...pick(organization, ORGANIZATION),
      ...(connections === undefined ? {} : { enabled_connections: enabled }),
    };
  });
}
