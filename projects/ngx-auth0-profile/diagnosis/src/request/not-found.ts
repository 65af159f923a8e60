import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { answeringApi } from '../text/api-name';

/** A user who does not exist. */
export function userNotFoundProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'user-not-found',
    whatHappened: 'The user does not exist or was deleted.',
    evidence: [`${answeringApi(input)} answered that the user does not exist.`],
    remedy: {
      where: 'code',
      place: 'where the URL of the request is built',
      text: 'Use the complete user id with its prefix (auth0|…), percent-encoded once. If the account was deleted or linked to another one, log the user out: the token stays valid after the account is gone.',
      code: '`https://${domain}/api/v2/users/${encodeURIComponent(user.sub)}`',
    },
    learnMore: auth0Pages.userIds,
  };
}

/** A request for a resource that does not exist. */
export function notFoundProblem(input: DiagnosisInput): Explanation {
  return {
    problem: 'not-found',
    whatHappened: 'The URL does not exist, or the resource was deleted.',
    evidence: [`${answeringApi(input)} answered 404.`],
    remedy: {
      where: 'code',
      place: 'where the URL of the request is built',
      text: 'Compare the path with the API reference: it starts with /api/v2, ids are percent-encoded, and there is no trailing slash.',
    },
    learnMore: auth0Pages.checkApiCalls,
  };
}
