import { Problem } from '../problem/problem.ts';

const UNPAIRED_SURROGATE = /\p{Surrogate}/u;
const NUMBER_START = /[-\d]/;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Limits of {@link parseStrictJson}. */
export interface StrictJsonLimits {
  /** How deep objects and arrays may nest; the outermost one counts as 1. */
  readonly maxDepth: number;
}

/**
 * Parses JSON that every parser reads alike (RFC 7493, I-JSON): no duplicate key, no key that
 * reaches an object's prototype, no unpaired surrogate, no number a double cannot hold, bounded
 * depth.
 *
 * @throws Problem `invalid-body`
 */
export function parseStrictJson(text: string, limits: StrictJsonLimits): unknown {
  // Depth is checked before JSON.parse runs, so that nesting cannot exhaust the stack.
  checkDepth(text, limits.maxDepth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('invalid-body', 'The body is not valid JSON. Send one JSON object.');
  }
  checkKeys(text);
  return value;
}

function checkDepth(text: string, maxDepth: number): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      at = endOfString(text, at);
    } else if (char === '{' || char === '[') {
      if (++depth > maxDepth) {
        throw new Problem('invalid-body', `The body nests deeper than ${maxDepth} levels.`);
      }
    } else if (char === '}' || char === ']') {
      depth--;
    }
  }
}

/** Scans text that JSON.parse accepted: a string followed by a colon is a key of the open object. */
function checkKeys(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{') {
      open.push(new Set());
    } else if (char === '[') {
      open.push(undefined);
    } else if (char === '}' || char === ']') {
      open.pop();
    } else if (char === '"') {
      const end = endOfString(text, at);
      const string = String(JSON.parse(text.slice(at, end + 1)));
      if (UNPAIRED_SURROGATE.test(string)) {
        throw new Problem('invalid-body', 'The body has an unpaired surrogate in a string.');
      }
      at = end;
      if (isKey(text, end)) {
        addKey(open.at(-1), string);
      }
    } else if (char !== undefined && NUMBER_START.test(char)) {
      at += checkNumber(text, at) - 1;
    }
  }
}

/**
 * Refuses a number that would reach the tenant as another value: JSON.stringify writes Infinity as
 * null, for which Auth0 removes the key. Returns the length of the number.
 */
function checkNumber(text: string, start: number): number {
  NUMBER.lastIndex = start;
  const [number = text.charAt(start)] = NUMBER.exec(text) ?? [];
  const value = Number(number);
  const underflows = value === 0 && /[1-9]/.test(number.split(/e/i, 1)[0] ?? '');
  const isRounded = /^-?\d+$/.test(number) && !Number.isSafeInteger(value);
  if (!Number.isFinite(value) || underflows || isRounded) {
    throw new Problem(
      'invalid-body',
      'The body has a number outside of the range of JSON numbers. Send it as a string.',
    );
  }
  return number.length;
}

function addKey(keys: Set<string> | undefined, key: string): void {
  if (FORBIDDEN_KEYS.has(key)) {
    throw new Problem('invalid-body', 'The body has a key that names an object prototype.');
  }
  if (keys?.has(key)) {
    throw new Problem('invalid-body', 'The body has the same key twice in one object.');
  }
  keys?.add(key);
}

function isKey(text: string, endOfString: number): boolean {
  let next = endOfString + 1;
  while (text[next] === ' ' || text[next] === '\n' || text[next] === '\r' || text[next] === '\t') {
    next++;
  }
  return text[next] === ':';
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at;
}
