import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FOLDERS } from './folders.ts';
import { saveReport } from './report.ts';
import { mutantsOf, resultOf, survived, type FolderResult, type Mutant } from './result.ts';

/**
 * Measures how many small changes of the source the specs notice, by Stryker, folder by folder:
 * `npm run test:mutation -w auth0-profile-proxy -- store routes`. Without names it measures all. With
 * `--survivors` it repeats the changes that were not noticed last time, after specs were added.
 */
const LEAST_SCORE = 90;
const root = fileURLToPath(new URL('../..', import.meta.url));
const temporary = fileURLToPath(new URL('../../../../dist/mutation', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { survivors: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(FOLDERS, name));
if (unknown.length > 0) {
  throw new Error(`No folder ${unknown.join(', ')}. Use: ${Object.keys(FOLDERS).join(' ')}`);
}
mkdirSync(temporary, { recursive: true });
let met = true;
for (const folder of positionals.length > 0 ? positionals : Object.keys(FOLDERS)) {
  const result = values.survivors ? measureSurvivors(folder) : measure(folder);
  saveReport(result);
  met &&= result.score >= LEAST_SCORE;
}
process.exitCode = met ? 0 : 1;

function measure(folder: string): FolderResult {
  const mutants = runStryker(folder, [`src/${folder}/**/*.ts`, '!**/*.d.ts']);
  writeFileSync(mutantsFile(folder), JSON.stringify(mutants));
  return resultOf(folder, mutants);
}

function measureSurvivors(folder: string): FolderResult {
  const before = JSON.parse(readFileSync(mutantsFile(folder), 'utf8')) as Mutant[];
  const ranges = before.filter(survived).map(({ file, range }) => `${file}:${range}`);
  const again = runStryker(folder, [...new Set(ranges)]);
  const statuses = new Map(again.map((mutant) => [idOf(mutant), mutant.status]));
  const mutants = before.map((mutant) =>
    survived(mutant) ? { ...mutant, status: statuses.get(idOf(mutant)) ?? mutant.status } : mutant,
  );
  writeFileSync(mutantsFile(folder), JSON.stringify(mutants));
  return resultOf(folder, mutants);
}

function runStryker(folder: string, mutate: readonly string[]): Mutant[] {
  const jasmine = write(folder, 'jasmine', {
    ...read(`${root}/jasmine.json`),
    spec_dir: 'spec',
    spec_files: FOLDERS[folder]?.map((name) => `${name}.spec.ts`),
    // Stryker relates mutants to specs by their order.
    env: { random: false, failSpecWithNoExpectations: true },
  });
  const reportFile = `${temporary}/${folder}-report.json`;
  const stryker = write(folder, 'stryker', {
    ...read(`${root}/stryker.config.json`),
    mutate,
    jasmineConfigFile: jasmine,
    jsonReporter: { fileName: reportFile },
  });
  const { status } = spawnSync('stryker', ['run', stryker], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    throw new Error(`Stryker ended with ${String(status)} in ${folder}.`);
  }
  return mutantsOf(read(reportFile));
}

function idOf({ file, range, change }: Mutant): string {
  return `${file}:${range} ${change}`;
}

function mutantsFile(folder: string): string {
  return `${temporary}/${folder}-mutants.json`;
}

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function write(folder: string, kind: string, value: object): string {
  const file = `${temporary}/${folder}-${kind}.json`;
  writeFileSync(file, JSON.stringify(value));
  return file;
}
