import { auth0Pages } from './auth0-pages';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { textClaim } from './read-token';

/** Compares the user in the URL with the user of the token. */
export const checkTokenSubject: Check = (file) => {
  const subject = textClaim(file.token?.claims ?? {}, 'sub');
  return file.userId === undefined || subject === undefined || file.userId === subject
    ? undefined
    : otherUser(file, [
        file.userId === 'me'
          ? 'The URL says "me"; the Management API wants the full user id there.'
          : 'The user id in the URL is not the subject (sub) of the token.',
      ]);
};

/** A request for somebody else's account. */
export function otherUser(_file: CaseFile, evidence: readonly string[]): Finding {
  return {
    problem: 'other-user',
    whatHappened:
      "The request is about another user than the one the token belongs to. A user's token only reaches the user's own account.",
    evidence,
    remedy: {
      where: 'code',
      place: 'where the URL of the request is built',
      text: 'Take the user id from sub of the logged-in user, whole and percent-encoded, or let ProfileService do it. To manage other people, use a back end.',
      code: '`https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
    },
    learnMore: auth0Pages.userIds,
  };
}
