import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';

/** Two accounts that Auth0 does not link or unlink. */
export function linkRefusedProblem(input: DiagnosisInput, reason?: string): Explanation {
  const { message } = input.subject.body;
  const main = /main identity cannot be removed/i.test(message);
  return {
    problem: 'link-refused',
    whatHappened: 'The two accounts were not linked or unlinked. Nothing was changed.',
    evidence: [reason ?? 'The second token was rejected.'],
    remedy: main
      ? {
          where: 'code',
          place: 'where the identity to unlink is chosen',
          text: 'Offer only the other identities for unlinking: the first of the list is the main one. To make another one the main one, a back end unlinks both and links them the other way round.',
        }
      : {
          where: 'code',
          place: 'where the second account logs in',
          text: 'Log the second account in with the same application and domain, without leaving the first session, and send its ID token as link_with right away. The access token in the header is still that of the first account.',
        },
    learnMore: auth0Pages.linking,
  };
}
