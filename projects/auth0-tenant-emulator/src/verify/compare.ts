import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.ts';
import type { Expectation } from './fact.ts';

/** A response, read. */
export interface Observation {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** What an observation has that none of the expectations has; the first expectation is the one described. */
export function differencesOf(
  observed: Observation,
  expectations: readonly Expectation[],
): string[] {
  const differences = expectations.map((expected) => compare(observed, expected));
  return differences.some((list) => list.length === 0) ? [] : (differences[0] ?? []);
}

function compare(observed: Observation, expected: Expectation): string[] {
  return [
    ...(observed.status === expected.status
      ? []
      : [`status is ${observed.status} instead of ${expected.status}`]),
    ...compareHeaders(observed, expected),
    ...compareBody(observed, expected),
    ...compareRedirect(observed, expected),
  ];
}

function compareHeaders({ headers }: Observation, { headers: wanted = {} }: Expectation): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const found = headers[name];
    if (value === null) {
      return found === undefined ? [] : [`header ${name} is there: ${found}`];
    }
    if (found === undefined) {
      return [`header ${name} is missing`];
    }
    const matches = typeof value === 'string' ? found === value : value.test(found);
    return matches ? [] : [`header ${name} is ${show(found)} instead of ${showWanted(value)}`];
  });
}

function compareBody({ text }: Observation, { body, members, text: part }: Expectation): string[] {
  if (part !== undefined && !text.includes(part)) {
    return [`the body does not contain ${show(part)}`];
  }
  if (body === undefined && members === undefined) {
    return [];
  }
  const found = parse(text);
  if (found === undefined) {
    return ['the body is not a JSON object'];
  }
  return [
    ...(body === undefined ? [] : compareWhole(found, body)),
    ...Object.entries(members ?? {}).flatMap(([path, wanted]) =>
      compareMember(path, valueAt(found, path), wanted),
    ),
  ];
}

function compareWhole(found: JsonObject, wanted: JsonObject): string[] {
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  return [...names].flatMap((name) => {
    if (!Object.hasOwn(found, name)) {
      return [`body.${name} is missing`];
    }
    if (!Object.hasOwn(wanted, name)) {
      return [`body.${name} is there`];
    }
    return isDeepStrictEqual(found[name], wanted[name])
      ? []
      : [`body.${name} is ${show(found[name])} instead of ${show(wanted[name])}`];
  });
}

function compareMember(
  path: string,
  found: JsonValue | undefined,
  wanted: JsonValue | RegExp,
): string[] {
  const isRight =
    wanted instanceof RegExp
      ? wanted.test(typeof found === 'string' ? found : JSON.stringify(found ?? null))
      : Array.isArray(wanted) && Array.isArray(found)
        ? wanted.every((item) => found.includes(item))
        : isDeepStrictEqual(found ?? null, wanted);
  return isRight ? [] : [`body.${path} is ${show(found)} instead of ${showWanted(wanted)}`];
}

function compareRedirect({ headers }: Observation, { redirect }: Expectation): string[] {
  if (redirect === undefined) {
    return [];
  }
  const location = headers['location'] ?? '';
  if (!URL.canParse(location)) {
    return ['header location is not a URL'];
  }
  const url = new URL(location);
  const fragment = new URLSearchParams(url.hash.slice(1));
  return Object.entries(redirect).flatMap(([name, wanted]) => {
    const found = url.searchParams.get(name) ?? fragment.get(name);
    return found === wanted
      ? []
      : [`redirect ${name} is ${show(found)} instead of ${show(wanted)}`];
  });
}

/** A JSON object, or a text that is not one. */
export function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function valueAt(body: JsonObject, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, name) =>
        Array.isArray(value) ? value[Number(name)] : isJsonObject(value) ? value[name] : undefined,
      body,
    );
}

function showWanted(wanted: JsonValue | RegExp): string {
  return wanted instanceof RegExp ? String(wanted) : show(wanted);
}

function show(value: JsonValue | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
