import type { PreferenceField } from './field-definition';

/** The value of a field; `null` when it is empty. */
export type FieldValue = string | number | boolean | readonly string[] | null;

/** Whether two values are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** A stored value as a field shows it: what is missing is empty. */
export function shownValue(stored: unknown): unknown {
  return stored === undefined || stored === '' || (Array.isArray(stored) && stored.length === 0)
    ? null
    : stored;
}

/** Whether a field of this kind can show and edit a stored value. Users and other applications may store anything. */
export function isEditableAs(kind: PreferenceField['kind'], stored: unknown): boolean {
  const value = shownValue(stored);
  if (value === null) {
    return true;
  }
  switch (kind) {
    case 'switch':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    default:
      return typeof value === 'string';
  }
}
