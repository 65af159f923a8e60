import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import { profileEtag } from './profile-etag.ts';
import { profileView } from './profile-view.ts';
import { type UpstreamUser } from '../contract/upstream-user.ts';

/** `*`, or a list of strong entity tags (RFC 9110, section 13.1.1). */
const SYNTAX = /^(?:\*|"[\w-]{1,64}"(?:\s*,\s*"[\w-]{1,64}")*)$/;

/**
 * Compares `If-Match` with the profile as it is now.
 *
 * @throws Problem `precondition-failed`, `invalid-request`
 */
export function checkIfMatch(
  ifMatch: string,
  user: UpstreamUser,
  { visibleAttributes }: Pick<ResolvedOptions, 'visibleAttributes'>,
): void {
  if (!SYNTAX.test(ifMatch)) {
    throw new Problem('invalid-request', 'If-Match is malformed. Send the ETag of a GET, or "*".');
  }
  if (ifMatch === '*') {
    return;
  }
  const current = profileEtag(profileView(user, visibleAttributes));
  if (ifMatch.split(',').some((tag) => tag.trim() === current)) {
    return;
  }
  throw new Problem(
    'precondition-failed',
    'The profile has changed since you read it. Read it again and repeat the change.',
  );
}
