import { Ajv, type ErrorObject } from 'ajv';
import { readFile } from 'node:fs/promises';
import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../common/json.ts';
import { TenantError } from '../common/tenant-error.ts';
import { findContradictions } from './find-contradictions.ts';
import { findScriptErrors } from './find-script-errors.ts';
import { findDuplicates, type Duplicate } from './find-duplicates.ts';
import { createLineFinder, lineOfSyntaxError } from './json-lines.ts';
import type { TenantSeed } from './seed.ts';

const SCHEMA_URL = new URL('../../schema/tenant-seed.schema.json', import.meta.url);
const MAX_SHOWN_FAULTS = 5;

type LineFinder = ReturnType<typeof createLineFinder>;

/**
 * Checks a seed's text against the published JSON Schema.
 *
 * @throws TenantError `invalid-seed`, naming file and line of every fault.
 */
export async function validateSeed(text: string, path: string): Promise<TenantSeed> {
  const seed = parse(text, path);
  const lineOf = createLineFinder(text);
  const schema: unknown = JSON.parse(await readFile(SCHEMA_URL, 'utf8'));
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const validate = ajv.compile(schema as JsonObject);
  const faults = validate(seed)
    ? semanticProblems(seed, lineOf)
    : (validate.errors ?? []).map((error) => describe(error, lineOf));
  if (faults.length === 0) {
    return seed;
  }
  const shown = [...new Set(faults)]
    .slice(0, MAX_SHOWN_FAULTS)
    .map((fault) => `  ${path}:${fault}`);
  throw new TenantError(
    'invalid-seed',
    `The seed is not what its schema says. Correct these lines:\n${shown.join('\n')}`,
  );
}

function parse(text: string, path: string): JsonObject {
  if (isNestedTooDeeply(text)) {
    throw new TenantError('invalid-seed', `The seed ${path} is nested too deeply. Remove levels.`);
  }
  let seed: unknown;
  try {
    seed = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new TenantError(
      'invalid-seed',
      `The seed is not valid JSON. Correct this line:\n  ${path}:${lineOfSyntaxError(text)} ${reason}`,
      { cause },
    );
  }
  if (isJsonObject(seed)) {
    return seed;
  }
  throw new TenantError('invalid-seed', `The seed ${path} is not a JSON object. Write { … }.`);
}

/** What a JSON Schema cannot say: duplicates, references to something unknown, code that does not parse. */
function semanticProblems(seed: JsonObject, lineOf: LineFinder): string[] {
  const contradictions = [...findContradictions(seed), ...findScriptErrors(seed)];
  return [
    ...findDuplicates(seed).map((twice) => describeDuplicate(twice, lineOf)),
    ...contradictions.map(
      ({ pointer, message }) =>
        `${lineOf(pointer) ?? lineOf(parentOf(pointer)) ?? 1} ${placeOf(pointer)} ${message}`,
    ),
  ];
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

function describeDuplicate({ pointer, value }: Duplicate, lineOf: LineFinder): string {
  return `${lineOf(pointer) ?? 1} ${placeOf(pointer)} names "${value}" a second time`;
}

function placeOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.');
}

function describe(error: ErrorObject, lineOf: LineFinder): string {
  const parameters = error.params as Record<string, unknown>;
  const extra = parameters['additionalProperty'];
  const pointer = typeof extra === 'string' ? `${error.instancePath}/${extra}` : error.instancePath;
  const line = lineOf(pointer) ?? lineOf(error.instancePath) ?? 1;
  const place = pointer === '' ? 'the seed' : placeOf(pointer);
  if (typeof extra === 'string') {
    return `${line} ${place} is not known here`;
  }
  const allowed = parameters['allowedValues'];
  const values = Array.isArray(allowed) ? ` (${allowed.join(', ')})` : '';
  return `${line} ${place} ${error.message ?? 'is wrong'}${values}`;
}
