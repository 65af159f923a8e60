import { ratio } from './table.mjs';

/** A ratio that must not exceed its limit. */
export function atMost(what, value, limit) {
  return { what, found: ratio(value), limit: `≤ ${limit} ×`, met: value <= limit };
}

/** A ratio that must reach its limit. */
export function atLeast(what, value, limit) {
  return { what, found: ratio(value), limit: `≥ ${limit} ×`, met: value >= limit };
}

/** A count that must have this value. */
export function exactly(what, value, expected) {
  return { what, found: String(value), limit: `= ${expected}`, met: value === expected };
}
