import { matchesWildcards } from '../../../common/wildcard.ts';
import type { User } from '../../../state/user.ts';
import { dateInterval, type DateInterval } from './date-interval.ts';
import { queryFailure } from './query-failure.ts';
import type { RangeToken } from './tokenize-query.ts';
import { valuesAt, type FieldValue } from './values-at.ts';

/** Whether a user matches a query. */
export type UserTest = (user: User) => boolean;

/** The fields whose values are compared without case; all others are compared with it. */
const CASE_INSENSITIVE = new Set([
  ...['email', 'email.domain', 'name', 'given_name', 'family_name', 'nickname'],
]);
const DATES = new Set(['created_at', 'updated_at', 'last_login']);
const MIN_SUFFIX_LENGTH = 3;

/** `field:"value"`: the whole value. */
export function matchPhrase(field: string, phrase: string): UserTest {
  const expected = normalized(field, phrase);
  return (user) =>
    valuesAt(user, field).some((value) => normalized(field, String(value)) === expected);
}

/** `field:value`, with `*` for any characters. */
export function matchWord(field: string, word: string): UserTest {
  const parts = word.split(/((?:\\.)+|\*|\?)/).filter((part) => part !== '');
  if (parts.includes('?')) {
    throw queryFailure('The emulator does not support the wildcard ?');
  }
  if (!parts.includes('*')) {
    return DATES.has(field)
      ? matchDate(field, word)
      : matchPhrase(field, word.replace(/\\(.)/g, '$1'));
  }
  refuseInMetadata(field, 'Wildcards');
  checkSuffix(parts);
  const pattern = parts.map((part) =>
    part === '*' ? () => true : normalized(field, part.replace(/\\(.)/g, '$1')),
  );
  return (user) =>
    valuesAt(user, field).some(
      (value) => typeof value === 'string' && matchesWildcards(pattern, normalized(field, value)),
    );
}

/** `field:[from TO to]`. */
export function matchRange(field: string, range: RangeToken): UserTest {
  refuseInMetadata(field, 'Ranges');
  const order = DATES.has(field) ? dateOrder(range) : plainOrder(range);
  return (user) => valuesAt(user, field).some(order);
}

/** `_exists_:field`. */
export function fieldExists(field: string): UserTest {
  return (user) => valuesAt(user, field).length > 0;
}

function matchDate(field: string, text: string): UserTest {
  const { start, end } = boundInterval(text);
  return (user) =>
    valuesAt(user, field).some((value) => {
      const time = Date.parse(String(value));
      return time >= start && time < end;
    });
}

function dateOrder(range: RangeToken): (value: FieldValue) => boolean {
  const { from, to, includesFrom, includesTo } = range;
  const lower = boundInterval(from);
  const upper = boundInterval(to);
  const start = includesFrom || from === '*' ? lower.start : lower.end;
  const end = includesTo || to === '*' ? upper.end : upper.start;
  return (value) => {
    const time = Date.parse(String(value));
    return time >= start && time < end;
  };
}

function boundInterval(text: string): DateInterval {
  const interval = text === '*' ? { start: -Infinity, end: Infinity } : dateInterval(text);
  if (interval === undefined) {
    throw queryFailure(`"${text}" is not a date`);
  }
  return interval;
}

function plainOrder({
  from,
  to,
  includesFrom,
  includesTo,
}: RangeToken): (value: FieldValue) => boolean {
  return (value) => {
    const below = from === '*' ? 1 : compare(value, from);
    const above = to === '*' ? -1 : compare(value, to);
    return (includesFrom ? below >= 0 : below > 0) && (includesTo ? above <= 0 : above < 0);
  };
}

function compare(value: FieldValue, bound: string): number {
  if (typeof value === 'number') {
    return value - Number(bound);
  }
  const [left, right] = [String(value).toLowerCase(), bound.toLowerCase()];
  return left < right ? -1 : Number(left > right);
}

function normalized(field: string, text: string): string {
  return CASE_INSENSITIVE.has(field) ? text.toLowerCase() : text;
}

function refuseInMetadata(field: string, what: string): void {
  if (/^(?:user|app)_metadata\b/.test(field)) {
    throw queryFailure(`${what} are not available on metadata fields`);
  }
}

/** Auth0 docs: a literal behind a leading wildcard has to have three characters at least. */
function checkSuffix(parts: readonly string[]): void {
  const literal = parts[0] === '*' ? parts[1] : undefined;
  if (literal !== undefined && literal !== '*' && literal.length < MIN_SUFFIX_LENGTH) {
    throw queryFailure('A leading wildcard needs three characters behind it');
  }
}
