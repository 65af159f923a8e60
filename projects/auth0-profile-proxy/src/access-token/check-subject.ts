import type { JWTPayload } from 'jose';
import { Problem } from '../problem/problem.ts';

/** Auth0 user ids are `provider|id`. Characters that could end a path segment are refused. */
const USER_ID = /^[A-Za-z0-9_-]{1,60}\|[^\s/\\?#\p{Cc}\p{Cf}]{1,250}$/u;

/** Whether a value has the form of an Auth0 user id. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && USER_ID.test(value);
}

/**
 * The user id (`sub`) of a token.
 *
 * @throws Problem `client-subject`, `anonymous-subject`, `invalid-token`
 */
export function checkSubject(claims: JWTPayload): string {
  // A signed claim can have any type; a subject has to be a string.
  const { sub, gty }: { sub?: unknown; gty?: unknown } = claims;
  if (typeof sub !== 'string') {
    throw new Problem('invalid-token', 'The token does not identify a user.');
  }
  if (gty === 'client-credentials' || sub.endsWith('@clients')) {
    throw new Problem('client-subject', 'The token was issued to an application. Log a user in.');
  }
  if (sub.startsWith('anon@')) {
    throw new Problem(
      'anonymous-subject',
      'The token belongs to an anonymous session. Log the user in.',
    );
  }
  if (isUserId(sub)) {
    return sub;
  }
  throw new Problem('invalid-token', 'The token does not identify a user.');
}
