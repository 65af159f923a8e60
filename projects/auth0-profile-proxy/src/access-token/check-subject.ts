import type { JWTPayload } from 'jose';
import { Problem } from '../problem/problem.ts';

/** Auth0 user ids are `provider|id`; what could leave a path segment is not one. */
const USER_ID = /^[A-Za-z0-9_-]{1,60}\|[^\s/\\?#\p{Cc}\p{Cf}]{1,250}$/u;

/** Whether a text has the form of an Auth0 user id. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && USER_ID.test(value);
}

/**
 * The user a token speaks for.
 *
 * @throws Problem `client-subject`, `anonymous-subject`, `invalid-token`
 */
export function checkSubject(claims: JWTPayload): string {
  // A signed claim can still be of any type; only a text can name a subject.
  const { sub, gty }: { sub?: unknown; gty?: unknown } = claims;
  if (typeof sub !== 'string') {
    throw new Problem('invalid-token', 'The token names no user.');
  }
  if (gty === 'client-credentials' || sub.endsWith('@clients')) {
    throw new Problem('client-subject', 'The token was issued to an application. Log a user in.');
  }
  if (sub.startsWith('anon@')) {
    throw new Problem(
      'anonymous-subject',
      'The token is of an anonymous session. Log the user in.',
    );
  }
  if (isUserId(sub)) {
    return sub;
  }
  throw new Problem('invalid-token', 'The token names no user.');
}
