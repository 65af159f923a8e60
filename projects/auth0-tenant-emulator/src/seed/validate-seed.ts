import { isJsonObject, isNestedTooDeeply, type JsonObject } from '../common/json.ts';
import { TenantError } from '../common/tenant-error.ts';
import type { Contradiction } from './contradiction.ts';
import { createLineFinder, lineOfSyntaxError } from './json-lines.ts';
import type { TenantSeed } from './seed.ts';
import { schemaProblems, semanticProblems } from './seed-problems.ts';

const MAX_SHOWN_FAULTS = 5;

/**
 * Checks a seed's text against the published JSON Schema.
 *
 * @throws TenantError `invalid-seed`, naming file and line of every fault.
 */
export async function validateSeed(text: string, path: string): Promise<TenantSeed> {
  const seed = await parseSeed(text, path);
  const describe = describeIn(text, path);
  refuse(semanticProblems(seed).map(describe));
  return seed;
}

/**
 * Checks a seed's text against the schema, but not whether its values fit each other.
 *
 * @throws TenantError `invalid-seed`, naming file and line of every fault.
 */
export async function parseSeed(text: string, path: string): Promise<JsonObject> {
  const seed = parse(text, path);
  refuse((await schemaProblems(seed)).map(describeIn(text, path)));
  return seed;
}

/**
 * Refuses a seed that has faults.
 *
 * @throws TenantError `invalid-seed`
 */
export function refuse(faults: readonly string[]): void {
  if (faults.length === 0) {
    return;
  }
  const shown = [...new Set(faults)].slice(0, MAX_SHOWN_FAULTS);
  throw new TenantError(
    'invalid-seed',
    `The seed is not what its schema says. Correct these lines:\n${shown.join('\n')}`,
  );
}

/** Describes problems of a seed's text, with file and line. */
export function describeIn(text: string, path: string): (problem: Contradiction) => string {
  const lineOf = createLineFinder(text);
  return ({ pointer, message }) => {
    const line = lineOf(pointer) ?? lineOf(parentOf(pointer)) ?? 1;
    const place = pointer === '' ? 'the seed' : pointer.slice(1).replaceAll('/', '.');
    return `  ${path}:${line} ${place} ${message}`;
  };
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

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
