import { ratio } from './table.mjs';

/** A ratio that must not exceed its limit. */
export function atMost(what, value, limit) {
  return { what, found: ratio(value), limit: `≤ ${limit} ×`, holds: value <= limit };
}

/** A ratio that must reach its limit. */
export function atLeast(what, value, limit) {
  return { what, found: ratio(value), limit: `≥ ${limit} ×`, holds: value >= limit };
}

/** A count that must be exactly this. */
export function exactly(what, value, wanted) {
  return { what, found: String(value), limit: `= ${wanted}`, holds: value === wanted };
}
