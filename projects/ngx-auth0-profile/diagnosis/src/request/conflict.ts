import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { answeringApi } from '../text/api-name';

/** A resource that exists already or was changed. */
export function conflictProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'conflict',
    whatHappened: 'The resource exists already, or was changed in the meantime.',
    evidence: [`${answeringApi(input)} answered 409.`],
    remedy: {
      where: 'code',
      place: 'where the answer is handled',
      text: 'Load the profile again and show the user the current values before you send anything again.',
      code: 'profiles.load()',
    },
    learnMore: auth0Pages.errorHandling,
  };
}

/** An edit of a profile that has changed since it was read (RFC 9110 §13.1.1, If-Match). */
export function preconditionFailedProblem(): Explanation {
  return {
    problem: 'precondition-failed',
    whatHappened:
      'The profile changed since it was read, so the edit was rejected to protect the newer version.',
    evidence: ['The ETag sent in If-Match is not the one the profile has now.'],
    remedy: {
      where: 'code',
      place: 'where the edit is saved',
      text: 'Load the profile again, apply the edit to it and save again. Ask the user if both changed the same field.',
      code: 'profiles.load()',
    },
    learnMore: auth0Pages.errorHandling,
  };
}
