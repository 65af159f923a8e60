import type { User } from '../../../state/user.ts';
import { managementError } from '../../errors.ts';
import { valuesAt, type FieldValue } from './values-at.ts';

const SORT = /^([a-z_]+(?:\.[a-z_]+)*):(1|-1)$/;

/** Sorts users by the `sort` parameter, `field:1` or `field:-1`; users without the field come last. */
export function sortUsers(users: readonly User[], sort: string | undefined): User[] {
  if (sort === undefined || sort === '') {
    return [...users];
  }
  const [, field = '', direction] = SORT.exec(sort) ?? [];
  if (field === '' || /^(?:user|app)_metadata\b/.test(field)) {
    const reason = `Expected field:1 or field:-1 on a root field but found: ${sort}`;
    throw managementError('query', reason, ' on property sort');
  }
  const sign = Number(direction);
  return users
    .map((user) => ({ user, value: valuesAt(user, field)[0] }))
    .sort((left, right) => compare(left.value, right.value, sign))
    .map(({ user }) => user);
}

function compare(
  left: FieldValue | undefined,
  right: FieldValue | undefined,
  sign: number,
): number {
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined);
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return sign * (left - right);
  }
  const [a, b] = [String(left).toLowerCase(), String(right).toLowerCase()];
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}
