import type { JsonObject } from '../common/json.ts';
import type { User } from '../state/user.ts';

/** The standard claims about a user for a set of scopes (OpenID Connect Core §5.4). */
export function profileClaims(user: User, scope: readonly string[]): JsonObject {
  const claims: JsonObject = {};
  if (scope.includes('profile')) {
    copy(claims, user, ['given_name', 'family_name', 'nickname', 'name', 'picture', 'updated_at']);
  }
  if (scope.includes('email')) {
    copy(claims, user, ['email', 'email_verified']);
  }
  if (scope.includes('phone')) {
    if (user.phone_number !== undefined) {
      claims['phone_number'] = user.phone_number;
    }
    if (user.phone_verified !== undefined) {
      claims['phone_number_verified'] = user.phone_verified;
    }
  }
  return claims;
}

function copy(
  claims: JsonObject,
  user: User,
  names: readonly (
    | 'given_name'
    | 'family_name'
    | 'nickname'
    | 'name'
    | 'picture'
    | 'updated_at'
    | 'email'
    | 'email_verified'
  )[],
): void {
  for (const name of names) {
    const value = user[name];
    if (value !== undefined) {
      claims[name] = value;
    }
  }
}
