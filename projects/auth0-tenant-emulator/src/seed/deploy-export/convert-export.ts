import { isMyAccountPath } from '../../common/own-api-path.ts';
import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../../common/json.ts';
import { convertApis, convertRoles } from './convert-apis.ts';
import { convertClientGrants } from './convert-client-grants.ts';
import { clientIdsOf, convertClients } from './convert-clients.ts';
import { convertConnections, convertOrganizations } from './convert-connections.ts';
import { convertActions, convertRules, convertRulesConfigs } from './convert-scripts.ts';
import { convertTenant } from './convert-tenant.ts';
import { objectsIn } from './entries.ts';
import type { DeployExport } from './read-export.ts';
import { SeedReportBuilder } from './seed-report.ts';

/** What other seeds say about clients. */
export interface KnownClients {
  /** Ids by name. */
  ids: ReadonlyMap<string, string>;
  /** Ids of those with a secret or a key. */
  confidential: ReadonlySet<string>;
}

/** The resource types of which the emulator has at least a part. */
const SUPPORTED: readonly string[] = [
  'tenant',
  'clients',
  'clientGrants',
  'resourceServers',
  'databases',
  'connections',
  'roles',
  'organizations',
  'rules',
  'rulesConfigs',
  'actions',
  'triggers',
];

/** Converts an export to a seed, and reports what of it the emulator does not have. */
export async function convertExport(
  { types, files, unreadable }: DeployExport,
  known: KnownClients,
  path: string,
): Promise<{ seed: JsonObject; report: SeedReportBuilder }> {
  const report = new SeedReportBuilder(path);
  report.notes.push(...unreadable);
  const list = (type: string): JsonObject[] => objectsIn(types[type]);
  const ids = clientIdsOf(list('clients'), known.ids);
  const names = list('clients').map(({ name }) => textOf(name));
  const grants = convertClientGrants(list('clientGrants'), ids, report);
  const connections = (['databases', 'connections'] as const).flatMap((type) =>
    convertConnections(type, list(type), names, report),
  );
  const actions = await convertActions(list('actions'), types['triggers'], files, report);
  const rules = await convertRules(list('rules'), files, report);
  const lists: JsonObject = {
    clients: convertClients(list('clients'), ids, known.confidential, report),
    client_grants: grants,
    apis: convertApis(list('resourceServers'), report),
    connections,
    organizations: convertOrganizations(list('organizations'), report),
    roles: convertRoles(list('roles'), report),
    rules,
    actions,
  };
  const settings = isJsonObject(types['tenant']) ? convertTenant(types['tenant'], report) : {};
  const usesMyAccount = grants.some(({ audience }) => isMyAccountPath(textOf(audience)));
  for (const [type, value] of Object.entries(types)) {
    if (!SUPPORTED.includes(type)) {
      report.unsupported[type] = countOf(value);
    }
  }
  return {
    report,
    seed: {
      ...Object.fromEntries(Object.entries(lists).filter(([, items]) => countOf(items) > 0)),
      tenant: { ...settings, ...(usesMyAccount ? { my_account: {} } : {}) },
      configuration: convertRulesConfigs(list('rulesConfigs')),
    },
  };
}

function countOf(value: JsonValue | undefined): number {
  return Array.isArray(value) ? value.length : value === null || value === undefined ? 0 : 1;
}
