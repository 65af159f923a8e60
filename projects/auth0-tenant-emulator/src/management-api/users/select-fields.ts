import type { User } from '../../state/user.ts';
import { managementError } from '../errors.ts';

/** Applies the `fields` and `include_fields` query parameters to a user. */
export function selectFields(
  user: User,
  fields: string | undefined,
  includeFields: string | undefined,
): Partial<User> {
  if (includeFields !== undefined && includeFields !== 'true' && includeFields !== 'false') {
    throw managementError(
      'query',
      `Expected type boolean but found type string`,
      ' on property include_fields',
    );
  }
  if (fields === undefined || fields === '') {
    return user;
  }
  const names = new Set(fields.split(',').map((name) => name.trim()));
  const include = includeFields !== 'false';
  return Object.fromEntries(Object.entries(user).filter(([name]) => names.has(name) === include));
}
