import { isJsonObject, type JsonObject } from '../../common/json.ts';
import type { User } from '../../state/user.ts';

type Test = (user: User) => boolean;

const TERM = /^(-?)([a-z_]+(?:\.[\w-]+)*):(?:"((?:[^"\\]|\\.)*)"|([^\s"()]+))$/i;

/**
 * Reads the part of Auth0's search syntax a back end needs: `field:"value"`, `field:value`, a `*` at
 * the end of a value, `_exists_:field`, joined by AND or OR without brackets. Anything else gives
 * `undefined`; an empty query matches everybody.
 */
export function parseUserQuery(query: string): Test | undefined {
  if (query.trim() === '') {
    return () => true;
  }
  const alternatives = query.trim().split(/\s+OR\s+/);
  const tests = alternatives.map((part) => part.split(/\s+AND\s+/).map(parseTerm));
  if (tests.some((all) => all.includes(undefined))) {
    return undefined;
  }
  return (user) => tests.some((all) => all.every((test) => test?.(user) === true));
}

function parseTerm(term: string): Test | undefined {
  const match = TERM.exec(term.trim());
  if (match === null) {
    return undefined;
  }
  const [, negated, field = '', quoted, bare] = match;
  const value = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
  const test: Test =
    field === '_exists_'
      ? (user) => valuesAt(user, value).length > 0
      : (user) => valuesAt(user, field).some((found) => fits(found, value, quoted !== undefined));
  return negated === '-' ? (user) => !test(user) : test;
}

function fits(found: string, wanted: string, exact: boolean): boolean {
  const [left, right] = [found.toLowerCase(), wanted.toLowerCase()];
  return !exact && right.endsWith('*') ? left.startsWith(right.slice(0, -1)) : left === right;
}

function valuesAt(user: User, path: string): string[] {
  let level: unknown[] = [JSON.parse(JSON.stringify(user)) as JsonObject];
  for (const name of path.split('.')) {
    level = level
      .flatMap((item) => (isJsonObject(item) ? [item[name]] : []))
      .flatMap((item) => (Array.isArray(item) ? item : [item]));
  }
  return level
    .filter((item) => ['string', 'number', 'boolean'].includes(typeof item))
    .map((item) => String(item));
}
