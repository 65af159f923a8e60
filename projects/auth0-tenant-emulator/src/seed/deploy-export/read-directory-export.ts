import type { JsonObject } from '../../common/json.ts';
import { isTenantError } from '../../common/tenant-error.ts';
import type { ExportFiles } from './export-files.ts';

/** The folders of the directory format with one JSON file an entry, and their names in the YAML format. */
const LISTS: Readonly<Record<string, string>> = {
  clients: 'clients',
  grants: 'clientGrants',
  'resource-servers': 'resourceServers',
  connections: 'connections',
  roles: 'roles',
  organizations: 'organizations',
  rules: 'rules',
  'rules-configs': 'rulesConfigs',
  actions: 'actions',
};

const DATABASES = 'database-connections';
const TRIGGERS = 'triggers';

/** Reads the directory format into the names of the YAML format. */
export async function readDirectoryExport(
  files: ExportFiles,
): Promise<{ types: JsonObject; unreadable: string[] }> {
  const types: JsonObject = {};
  const unreadable: string[] = [];
  const read = (paths: readonly string[]): Promise<JsonObject[]> =>
    readEach(files, paths, unreadable);
  for (const name of (await files.list('.')).filter((entry) => !entry.startsWith('.'))) {
    const inside = await files.list(name);
    const jsonFiles = inside.filter((file) => file.endsWith('.json'));
    const paths = jsonFiles.map((file) => `${name}/${file}`);
    if (name === 'tenant.json') {
      [types['tenant'] = {}] = await read([name]);
    } else if (name === DATABASES) {
      types['databases'] = await read(inside.map((folder) => `${name}/${folder}/database.json`));
    } else if (name === TRIGGERS) {
      types['triggers'] = Object.assign({}, ...(await read(paths))) as JsonObject;
    } else if (LISTS[name] !== undefined) {
      types[LISTS[name]] = await read(paths);
    } else if (inside.length > 0) {
      types[name] = inside.map((file) => ({ file }));
    }
  }
  return { types, unreadable };
}

async function readEach(
  files: ExportFiles,
  paths: readonly string[],
  unreadable: string[],
): Promise<JsonObject[]> {
  const entries: JsonObject[] = [];
  for (const path of paths) {
    try {
      entries.push(await files.json(path));
    } catch (error) {
      if (!isTenantError(error) || error.code !== 'invalid-seed') {
        throw error;
      }
      unreadable.push(`${path} was left out. ${error.message}`);
    }
  }
  return entries;
}
