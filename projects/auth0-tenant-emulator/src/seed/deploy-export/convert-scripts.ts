import { dirname } from 'node:path';
import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../../common/json.ts';
import { isTenantError } from '../../common/tenant-error.ts';
import { objectsIn, otherProperties } from './entries.ts';
import type { ExportFiles } from './export-files.ts';
import type { SeedReportBuilder } from './seed-report.ts';

const RULE = ['name', 'script', 'enabled', 'order', 'stage', 'id'];
const ACTION = [
  'name',
  'code',
  'secrets',
  'supported_triggers',
  'deployed',
  'runtime',
  'status',
  'id',
];
const TRIGGER = 'post-login';

/** Converts `rules`, in the order in which they run. */
export async function convertRules(
  rules: readonly JsonObject[],
  files: ExportFiles,
  report: SeedReportBuilder,
): Promise<JsonObject[]> {
  const order = ({ order: place }: JsonObject): number => (typeof place === 'number' ? place : 0);
  const converted: JsonObject[] = [];
  for (const rule of rules.toSorted((one, other) => order(one) - order(other))) {
    report.ignore('rules', otherProperties(rule, RULE));
    const name = textOf(rule['name']);
    const script = await readScript(files, textOf(rule['script']), `rule "${name}"`, report);
    if (script !== undefined) {
      converted.push({ name, script, enabled: rule['enabled'] !== false });
    }
  }
  return converted;
}

/** Converts `actions` bound to the login, in the order of `triggers`. */
export async function convertActions(
  actions: readonly JsonObject[],
  triggers: JsonValue | undefined,
  files: ExportFiles,
  report: SeedReportBuilder,
): Promise<JsonObject[]> {
  const bound = isJsonObject(triggers)
    ? objectsIn(triggers[TRIGGER]).map((binding) => textOf(binding['action_name']))
    : [];
  for (const name of actions.map((action) => textOf(action['name']))) {
    if (!bound.includes(name)) {
      report.note(`action "${name}" was left out: the emulator runs Actions of ${TRIGGER} only`);
    }
  }
  const converted: JsonObject[] = [];
  for (const name of bound) {
    const action = actions.find((item) => item['name'] === name);
    const path = textOf(action?.['code']);
    const code = await readScript(files, path, `action "${name}"`, report);
    if (action !== undefined && code !== undefined) {
      report.ignore('actions', otherProperties(action, ACTION));
      converted.push({ name, code, secrets: secretsOf(action, name, report) });
    }
  }
  return converted;
}

/** Converts `rulesConfigs` to what rules read as `configuration`. */
export function convertRulesConfigs(configs: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(configs.map((item) => [textOf(item['key']), item['value'] ?? '']));
}

/** An export has the names of secrets only. */
function secretsOf(action: JsonObject, name: string, report: SeedReportBuilder): JsonObject {
  const secrets = objectsIn(action['secrets']).map((secret): [string, string] => {
    const value = textOf(secret['value']);
    return [textOf(secret['name']), value === '_VALUE_NOT_SHOWN_' ? '' : value];
  });
  const empty = secrets.filter(([, value]) => value === '').map(([key]) => key);
  if (empty.length > 0) {
    report.note(`action "${name}" has the empty secrets ${empty.join(', ')}`);
  }
  return Object.fromEntries(secrets);
}

/** Paths are relative to the export, in rules of a folder to `rules/`. */
async function readScript(
  files: ExportFiles,
  path: string,
  owner: string,
  report: SeedReportBuilder,
): Promise<string | undefined> {
  const normal = path.replaceAll('\\', '/');
  const isInRules = owner.startsWith('rule') && dirname(normal) === '.';
  try {
    return await files.text(isInRules ? `rules/${normal}` : normal);
  } catch (error) {
    if (!isTenantError(error) || error.code !== 'invalid-seed') {
      throw error;
    }
    report.note(`${owner} was left out. ${error.message}`);
    return undefined;
  }
}
