import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { apiName, capitalize } from '../text/api-name';

/** A failure of the server. Only a write has an outcome that is not known. */
export function serverErrorProblem(input: DiagnosisInput): Explanation {
  const isRead = /^(?:GET|HEAD)$/i.test(input.context.method ?? '');
  return {
    problem: 'server-error',
    whatHappened: `${capitalize(apiName(input))} failed while it handled the request.${isRead ? '' : ' It is not known whether a change was made.'}`,
    evidence: [`The status is ${input.subject.status ?? 'not known'}.`],
    remedy: {
      where: 'environment',
      place: input.target === 'management' ? 'status.auth0.com' : 'the log of the server',
      text: isRead
        ? 'Retry with exponential backoff.'
        : 'Retry reads with exponential backoff. Before you send a change again, load the profile and check whether the change was made.',
    },
    learnMore: auth0Pages.errorHandling,
  };
}
