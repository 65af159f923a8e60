import { readFile } from 'node:fs/promises';
import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { TenantError } from '../../common/tenant-error.ts';

const NAME = 'AUTH0_KEYWORD_REPLACE_MAPPINGS';

/**
 * The values of keyword markers: from a configuration file of auth0-deploy-cli, then from the environment.
 *
 * @throws TenantError `invalid-seed`
 */
export async function readKeywords(
  configFile: string | undefined,
  environment: string | undefined = process.env[NAME],
): Promise<JsonObject> {
  const config = configFile === undefined ? {} : parse(await read(configFile), configFile);
  const fromFile = config[NAME];
  return {
    ...(isJsonObject(fromFile) ? fromFile : {}),
    ...(environment === undefined ? {} : parse(environment, NAME)),
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const message = `The file ${path} cannot be read. Check the path after --seed-config.`;
    throw new TenantError('invalid-seed', message, { cause });
  }
}

function parse(text: string, place: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) {
      return value;
    }
  } catch {
    // Reported below.
  }
  throw new TenantError('invalid-seed', `${place} is not a JSON object. Write { … }.`);
}
