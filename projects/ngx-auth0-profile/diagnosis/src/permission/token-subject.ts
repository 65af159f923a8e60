import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { textClaim } from '../input/parse-token';

/** Compares the user in the URL with the user of the token. */
export const checkTokenSubject: Check = (input) => {
  const subject = textClaim(input.token?.claims ?? {}, 'sub');
  return input.userId === undefined || subject === undefined || input.userId === subject
    ? undefined
    : otherUserProblem(input, [
        input.userId === 'me'
          ? 'The URL contains "me"; the Management API requires the full user id.'
          : 'The user id in the URL is not the subject (sub) of the token.',
      ]);
};

/** A request for another user's account. */
export function otherUserProblem(_input: DiagnosisInput, evidence: readonly string[]): Explanation {
  return {
    problem: 'other-user',
    whatHappened:
      "The request names a different user than the token. A user's token can only be used for that user's own account.",
    evidence,
    remedy: {
      where: 'code',
      place: 'where the URL of the request is built',
      text: 'Use the complete sub of the logged-in user, percent-encoded, or let ProfileService do it. To manage other users, use a back end.',
      code: '`https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
    },
    learnMore: auth0Pages.userIds,
  };
}
