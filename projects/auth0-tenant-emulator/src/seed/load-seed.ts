import { readFile } from 'node:fs/promises';
import { isJsonObject } from '../json.ts';
import { TenantError } from '../tenant-error.ts';
import type { TenantSeed } from './seed.ts';

/**
 * Reads a seed file.
 *
 * @throws TenantError `invalid-seed` when the file is missing, no JSON, or not what the schema says.
 */
export async function loadSeed(path: string): Promise<TenantSeed> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new TenantError(
      'invalid-seed',
      `The seed file ${path} cannot be read. Check the path after --seed.`,
      { cause },
    );
  }
  let seed: unknown;
  try {
    seed = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new TenantError('invalid-seed', `The seed file ${path} is no JSON (${reason}).`, {
      cause,
    });
  }
  if (isJsonObject(seed)) return seed;
  throw new TenantError('invalid-seed', `The seed file ${path} holds no JSON object.`);
}
