import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.ts';
import { parse, type Observation } from './compare.ts';
import type { VerifyContext } from './fact.ts';

/** Headers that a recording has; no other header is stored. */
const HEADERS =
  /^(?:content-type|www-authenticate|location|retry-after|cache-control|access-control-.*|x-ratelimit-.*|x-auth0-error-kind)$/;
const MAX_TEXT = 400;
/** Members of error bodies; their values are words. */
const ERROR_MEMBERS = [
  ...['statusCode', 'error', 'message', 'errorCode', 'attributes', 'error_description'],
  ...['type', 'status', 'title', 'detail'],
];

/** Values by which a person or a credential could be recognised, in the order in which they are replaced. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]+\.[\w-]*\.[\w-]*/g, '{jwt}'],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, '{email}'],
  [/\b[\w-]+(?:\||%7C)[\w.|-]+/gi, '{user}'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '{ip}'],
  [/\+\d{7,15}\b/g, '{phone}'],
  [/[A-Za-z0-9_-]{24,}/g, '{opaque}'],
];

/** Removes secrets, ids of the tenant and personal data from texts. */
export function createScrubber(context: VerifyContext): (text: string) => string {
  const known = [
    [context.managementToken, '{token}'],
    [context.userToken, '{token}'],
    [context.foreignToken, '{token}'],
    [context.clientSecret, '{secret}'],
    [context.clientId, '{client}'],
    [context.callback, '{callback}'],
    [context.testUser, '{user}'],
    [context.userId, '{user}'],
    [new URL(context.origin).host, '{domain}'],
  ] as const;
  const variants = known
    .flatMap(([value, name]) => [value, encodeURIComponent(value)].map((text) => [text, name]))
    .filter(([value]) => value !== '');
  return (text) => {
    const hidden = variants.reduce(
      (rest, [value = '', name = '']) => rest.replaceAll(value, name),
      text,
    );
    return PATTERNS.reduce((rest, [pattern, name]) => rest.replaceAll(pattern, name), hidden);
  };
}

/**
 * A response as a recording has it: of a success the shape only, of an error the words; of a request
 * that reads users, the members that errors have.
 */
export function recordObservation(
  { status, headers, text }: Observation,
  readsUsers: boolean,
  scrub: (text: string) => string,
): JsonObject {
  const kept = Object.entries(headers).filter(([name]) => HEADERS.test(name));
  return {
    status,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, scrub(value)])),
    body: recordBody(status, text, readsUsers, scrub),
  };
}

function recordBody(
  status: number,
  text: string,
  readsUsers: boolean,
  scrub: (text: string) => string,
): JsonValue {
  const json = parse(text) ?? parseList(text);
  if (json === undefined) {
    return readsUsers ? `${text.length} characters` : scrub(wordsOf(text)).slice(0, MAX_TEXT);
  }
  if (status < 300 || !isJsonObject(json)) {
    return shapeOf(json);
  }
  const members = Object.entries(json).map(([name, value]): [string, JsonValue] =>
    readsUsers && !ERROR_MEMBERS.includes(name) ? [name, shapeOf(value)] : [name, value],
  );
  const words = scrub(JSON.stringify(Object.fromEntries(members)));
  return parse(words) ?? words;
}

function parseList(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a page without its mark-up. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The names and types of a value without the values; metadata, whose names are data, has neither. */
function shapeOf(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.slice(0, 1).map(shapeOf);
  }
  if (!isJsonObject(value)) {
    return value === null ? 'null' : typeof value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name.endsWith('_metadata') ? 'object' : shapeOf(item),
    ]),
  );
}
