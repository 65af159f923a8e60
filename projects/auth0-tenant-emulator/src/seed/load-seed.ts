import { describeSeedReport, type SeedReport } from './deploy-export/seed-report.ts';
import type { TenantSeed } from './seed.ts';

/** How to read seeds. */
export interface LoadSeedOptions {
  /** Configuration file of auth0-deploy-cli with the values of keyword markers. */
  keywordFile?: string | undefined;
  /** Gets what became of an export. Default: prints it to the standard error output. */
  onReport?: ((report: SeedReport) => void) | undefined;
}

/**
 * Reads a seed file, or several that are merged, and checks them against the schema. A folder or a YAML
 * file is an export of auth0-deploy-cli: what the emulator does not support is reported.
 *
 * @throws TenantError `invalid-seed` when a file is missing, is not JSON or YAML, or violates the schema;
 * `invalid-argument` when a keyword marker has no value.
 */
export async function loadSeed(
  paths: string | readonly string[],
  { keywordFile, onReport = printReport }: LoadSeedOptions = {},
): Promise<TenantSeed> {
  const { loadSeeds } = await import('./load-seeds.ts');
  return loadSeeds(typeof paths === 'string' ? [paths] : paths, keywordFile, onReport);
}

function printReport(report: SeedReport): void {
  process.stderr.write(`${describeSeedReport(report)}\n`);
}
