import { explainChallenge } from './rules/explain-challenge';
import { explainCode } from './rules/explain-code';
import { explainMessage } from './rules/explain-message';
import { explainStatus } from './rules/explain-status';
import { createDiagnosisInput, type DiagnosisInput } from './input/diagnosis-input';
import { parseSubject } from './input/parse-subject';
import { createSubject } from './input/parsed-subject';
import type { Diagnosis, Explanation } from './model/diagnosis';
import type { DiagnosisContext } from './model/diagnosis-context';
import type { DiagnosisProblem } from './model/diagnosis-problem';
import { helpPage } from './text/help-page';
import {
  explainProfileError,
  parseProfileError,
  type ProfileErrorFacts,
} from './rules/profile-error';
import { withSavedPart } from './rules/saved-part';
import { tokenProblems } from './rules/token-problems';
import { validTokenExplanation, unknownProblem } from './rules/unknown-problem';

/**
 * Explains what went wrong between a page and Auth0: the problem, the evidence, and what to change.
 *
 * Accepts an access token or an error message pasted as text, an
 * `HttpErrorResponse`, a pair `{ status, body }`, an error of auth0-angular, auth0-spa-js or
 * auth0-js, an `Auth0ProfileError`, or a callback URL with an error. It never throws, sends no
 * request, and repeats no token, e-mail address or body.
 *
 * @param subject What to explain.
 * @param context What else is known; `domain`, `clientId` and the `token` that was sent make the
 *   diagnosis more precise.
 * @example
 * ```ts
 * import { diagnose, type Diagnosis } from 'ngx-auth0-profile/diagnosis';
 *
 * export function explain(error: unknown): Diagnosis {
 *   return diagnose(error, { domain: 'tenant.eu.auth0.com', clientId: 'CLIENT_ID' });
 * }
 * ```
 */
export function diagnose(subject: unknown, context: DiagnosisContext = {}): Diagnosis {
  const error = parseProfileError(subject);
  if (error) {
    return profileErrorDiagnosis(error, context);
  }
  const input = createDiagnosisInput(parseSubject(subject), context);
  return input.subject.kind === 'token'
    ? tokenDiagnosis(input)
    : withNext(answerProblem(input) ?? unknownProblem(input), input);
}

/** Explains the cause of the error; without one, its code. */
function profileErrorDiagnosis(error: ProfileErrorFacts, context: DiagnosisContext): Diagnosis {
  const { audience, requiredScopes, grantedScopes, fields } = error;
  // Decided before a request, with an answer to an earlier one as its cause.
  const isLocked = error.lockedFields.length > 0 && error.code === 'field-needs-backend';
  const known: DiagnosisContext = {
    audience,
    requiredScopes,
    grantedScopes: grantedScopes.length > 0 ? grantedScopes : undefined,
    fields,
    ...context,
  };
  const caught = error.code === 'redirecting' ? createSubject('error') : parseSubject(error.cause);
  const input = createDiagnosisInput({ ...caught, status: caught.status ?? error.status }, known);
  const explanation =
    (error.cause === undefined || error.code === 'step-up-insufficient' || isLocked
      ? undefined
      : answerProblem(input)) ??
    explainProfileError(input, error) ??
    explainStatus(input) ??
    unknownProblem(input);
  return withNext(withSavedPart(explanation, error), input);
}

/** Explains a response or an error; if that is not possible, the error that wraps it. */
function answerProblem(input: DiagnosisInput): Explanation | undefined {
  const { body, outer } = input.subject;
  const found = body.fromProxy
    ? (explainCode(input) ?? explainStatus(input))
    : (explainMessage(input) ??
      explainChallenge(input) ??
      explainCode(input) ??
      explainStatus(input));
  return found ?? (outer && answerProblem({ ...input, subject: outer }));
}

function tokenDiagnosis(input: DiagnosisInput): Diagnosis {
  const [first, ...others] = tokenProblems(input);
  if (first === undefined) {
    return withHelpPage(validTokenExplanation(input), []);
  }
  const evidence = [
    ...first.evidence,
    ...others.map(({ whatHappened }) => `Also: ${whatHappened}`),
  ];
  return withHelpPage(
    { ...first, evidence },
    others.map(({ problem }) => problem),
  );
}

/** Adds the names of further problems of the token. */
function withNext(explanation: Explanation, input: DiagnosisInput): Diagnosis {
  const others = tokenProblems(input).filter(
    // The token may have expired after the response.
    ({ problem }) => problem !== explanation.problem && problem !== 'expired',
  );
  return withHelpPage(
    explanation,
    others.map(({ problem }) => problem),
  );
}

function withHelpPage(explanation: Explanation, next: readonly DiagnosisProblem[]): Diagnosis {
  const { knownMessage, problem } = explanation;
  return { ...explanation, helpPage: helpPage(knownMessage ?? problem), next };
}
