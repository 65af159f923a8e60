import { Problem } from '../problem/problem.ts';

/** Request header in which a caller may state the user the request is meant for. */
export const INTENDED_USER_HEADER = 'profile-user';

/**
 * Compares the user a request is meant for with the user its token speaks for. A page obtains the
 * token of the user who is logged in when it sends: another tab may have logged in somebody else since
 * the page was shown. The header holds the `sub` the page shows, as it is or percent-encoded: HTTP
 * field values are ASCII (RFC 9110, section 5.5). It can only lead to a refusal, never choose an
 * account.
 *
 * @throws Problem `user-changed`
 */
export function checkIntendedUser(headers: Headers, sub: string): void {
  const intended = headers.get(INTENDED_USER_HEADER);
  // The two forms cannot be confused: a `sub` holds "|", its encoded form never does.
  if (intended === null || intended === sub || intended === encodeURIComponent(sub)) {
    return;
  }
  throw new Problem(
    'user-changed',
    'Another user is logged in now. Reload the page and repeat the request as that user.',
  );
}
