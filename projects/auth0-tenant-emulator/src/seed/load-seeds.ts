import { readFile } from 'node:fs/promises';
import { isJsonObject, textOf, type JsonObject } from '../common/json.ts';
import { TenantError } from '../common/tenant-error.ts';
import type { Contradiction } from './contradiction.ts';
import { convertExport, type KnownClients } from './deploy-export/convert-export.ts';
import { dropProblems, type Problem } from './deploy-export/drop-problems.ts';
import { objectsIn } from './deploy-export/entries.ts';
import { readExport, isExport, type DeployExport } from './deploy-export/read-export.ts';
import { readKeywords } from './deploy-export/read-keywords.ts';
import type { SeedReport, SeedReportBuilder } from './deploy-export/seed-report.ts';
import { mergeSeeds, type ItemOrigin, type MergedSeed } from './merge-seeds.ts';
import type { TenantSeed } from './seed.ts';
import { schemaProblems, semanticProblems } from './seed-problems.ts';
import { describeIn, parseSeed, refuse } from './validate-seed.ts';

/** Leaving out a value can make another one wrong; more rounds than this cannot be needed. */
const MAX_ROUNDS = 50;

/** What was read from one path: a seed, or an export. */
type Source = { path: string } & (
  | { text: string; seed: JsonObject; export?: undefined; report?: undefined }
  | { export: DeployExport; seed: JsonObject; report: SeedReportBuilder }
);

/**
 * Reads seeds and exports of auth0-deploy-cli and merges them, a later one counting more than an earlier one.
 *
 * @throws TenantError `invalid-seed`, `invalid-argument`
 */
export async function loadSeeds(
  paths: readonly string[],
  keywordFile: string | undefined,
  onReport: (report: SeedReport) => void,
): Promise<TenantSeed> {
  const sources = await readSources(paths, keywordFile);
  let merged = mergeSeeds(sources.map(({ seed }) => seed));
  let problems = await problemsOf(merged.seed);
  for (let round = 0; problems.length > 0 && round < MAX_ROUNDS; round += 1) {
    const dropped = dropProblems(merged, problems, (origins) => reportOf(sources, origins));
    if (dropped === undefined) {
      break;
    }
    merged = dropped;
    problems = await problemsOf(merged.seed);
  }
  refuse(problems.map((problem) => describeProblem(sources, merged, problem)));
  count(sources, merged);
  for (const { report } of sources) {
    if (report !== undefined) {
      onReport(report);
    }
  }
  return merged.seed;
}

/** Values that the schema does not allow first: the other checks rely on it. */
async function problemsOf(seed: JsonObject): Promise<Problem[]> {
  const faults = await schemaProblems(seed);
  return faults.length > 0
    ? faults.map((fault) => ({ ...fault, isSchemaFault: true }))
    : semanticProblems(seed);
}

async function readSources(
  paths: readonly string[],
  keywordFile: string | undefined,
): Promise<Source[]> {
  const keywords = await readKeywords(keywordFile);
  const read = await Promise.all(
    paths.map(async (path) => {
      if (await isExport(path)) {
        return { path, export: await readExport(path, keywords) };
      }
      const text = await readText(path);
      return { path, text, seed: await parseSeed(text, path) };
    }),
  );
  const known = knownClients(read.flatMap(({ seed }) => (seed === undefined ? [] : [seed])));
  return Promise.all(
    read.map(async (source) =>
      source.export === undefined
        ? source
        : { ...source, ...(await convertExport(source.export, known, source.path)) },
    ),
  );
}

function knownClients(seeds: readonly JsonObject[]): KnownClients {
  const clients = seeds.flatMap((seed) => objectsIn(seed['clients']));
  const id = (client: JsonObject): string => textOf(client['client_id']);
  const hasCredentials = (client: JsonObject): boolean =>
    client['client_secret'] !== undefined || client['client_authentication_methods'] !== undefined;
  return {
    ids: new Map(clients.map((client) => [textOf(client['name']) || id(client), id(client)])),
    confidential: new Set(clients.filter(hasCredentials).map(id)),
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new TenantError(
      'invalid-seed',
      `The seed file ${path} cannot be read. Check the path after --seed.`,
      { cause },
    );
  }
}

/** The report of the export that an item comes from, if one contributed to it. */
function reportOf(
  sources: readonly Source[],
  origins: readonly ItemOrigin[],
): SeedReportBuilder | undefined {
  return origins.map(({ seed }) => sources[seed]?.report).find((report) => report !== undefined);
}

/** A problem in a JSON file, which has lines. */
function describeProblem(
  sources: readonly Source[],
  { origins }: MergedSeed,
  problem: Contradiction,
): string {
  const [, list = '', index = '', ...rest] = problem.pointer.split('/');
  const origin = origins[list]?.[Number(index)]?.at(-1);
  const source = origin === undefined ? undefined : sources[origin.seed];
  const file = source ?? sources.findLast(({ seed }) => seed[list] !== undefined);
  const pointer =
    origin === undefined ? problem.pointer : ['', list, String(origin.index), ...rest].join('/');
  return file !== undefined && 'text' in file
    ? describeIn(file.text, file.path)({ ...problem, pointer })
    : `  ${file?.path ?? 'the seeds'} ${pointer} ${problem.message}`;
}

/** Counts what is used of each export. */
function count(sources: readonly Source[], { origins, seed }: MergedSeed): void {
  for (const [list, items] of Object.entries(origins)) {
    for (const { seed: number } of items.flat()) {
      const used = sources[number]?.report?.used;
      if (used !== undefined) {
        used[list] = (used[list] ?? 0) + 1;
      }
    }
  }
  for (const { report, seed: own } of sources) {
    const settings = own['tenant'];
    if (report !== undefined && isJsonObject(settings) && isJsonObject(seed['tenant'])) {
      report.used['tenant settings'] = Object.keys(settings).length;
    }
  }
}
