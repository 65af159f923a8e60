import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../common/json.ts';
import type { Contradiction } from './contradiction.ts';
import { findContradictions } from './find-contradictions.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findScriptErrors } from './find-script-errors.ts';

const SCHEMA_URL = new URL('../../schema/tenant-seed.schema.json', import.meta.url);

let validator: Promise<ValidateFunction> | undefined;

/** Finds values that the published JSON Schema does not allow. */
export async function schemaProblems(seed: JsonObject): Promise<Contradiction[]> {
  validator ??= compileSchema();
  const validate = await validator;
  return validate(seed) ? [] : (validate.errors ?? []).map(problemOf);
}

async function compileSchema(): Promise<ValidateFunction> {
  const schema: unknown = JSON.parse(await readFile(SCHEMA_URL, 'utf8'));
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema as JsonObject);
}

/** What a JSON Schema cannot say: duplicates, references to something unknown, code that does not parse. */
export function semanticProblems(seed: JsonObject): Contradiction[] {
  return [
    ...findDuplicates(seed).map(({ pointer, value }) => ({
      pointer,
      message: `names "${value}" a second time`,
    })),
    ...findContradictions(seed),
    ...findScriptErrors(seed),
  ];
}

function problemOf(error: ErrorObject): Contradiction {
  const parameters = error.params as Record<string, unknown>;
  const extra = parameters['additionalProperty'];
  if (typeof extra === 'string') {
    return { pointer: `${error.instancePath}/${extra}`, message: 'is not known here' };
  }
  const allowed = parameters['allowedValues'];
  const values = Array.isArray(allowed) ? ` (${allowed.join(', ')})` : '';
  return { pointer: error.instancePath, message: `${error.message ?? 'is wrong'}${values}` };
}
