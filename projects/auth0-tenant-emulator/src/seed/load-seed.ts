import { readFile } from 'node:fs/promises';
import { TenantError } from '../common/tenant-error.ts';
import type { TenantSeed } from './seed.ts';

/**
 * Reads a seed file and checks it against the schema.
 *
 * @throws TenantError `invalid-seed` when the file is missing, is not JSON, or violates the schema.
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
  const { validateSeed } = await import('./validate-seed.ts');
  return validateSeed(text, path);
}
