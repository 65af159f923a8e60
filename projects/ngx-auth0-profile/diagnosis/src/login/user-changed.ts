import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';

/** A request for one user, while another one is logged in. */
export function userChangedProblem({ subject }: DiagnosisInput): Explanation {
  return {
    problem: 'user-changed',
    whatHappened:
      'Another user is logged in now than the one this page shows, so the request was not carried out.',
    evidence: [
      subject.body.fromProxy
        ? `The profile proxy answered "${subject.body.code}".`
        : 'The subject (sub) of the new token is not the user for whom the operation began.',
    ],
    remedy: {
      where: 'code',
      place: 'the page that shows the profile',
      text: 'Somebody logged in as another user in another tab. Load the profile again and show it, or ask the user which account to use. Do not repeat the request for the new user.',
      code: 'profiles.load()',
    },
    learnMore: auth0Pages.silentAuthentication,
  };
}
