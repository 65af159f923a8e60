import type { User } from '../../../state/user.ts';

/** A value that can be searched for. */
export type FieldValue = string | number | boolean;

/**
 * The values of a user at a path such as `identities.connection`; arrays are passed through, and
 * `null` is not indexed.
 */
export function valuesAt(user: User, path: string): FieldValue[] {
  if (path === 'email.domain') {
    const domain = user.email?.split('@')[1];
    return domain === undefined ? [] : [domain];
  }
  let level: unknown[] = [user];
  for (const name of path.split('.')) {
    level = level.flatMap((item) => memberOf(item, name)).flat();
  }
  return level.filter((item) => isFieldValue(item));
}

function memberOf(item: unknown, name: string): unknown[] {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) {
    return [];
  }
  const value: unknown = Reflect.get(item, name);
  return [value];
}

function isFieldValue(value: unknown): value is FieldValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
