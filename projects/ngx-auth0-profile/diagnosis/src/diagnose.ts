import { byCode } from './by-code';
import { byMessage } from './by-message';
import { byStatus } from './by-status';
import { openCaseFile, type CaseFile } from './case-file';
import { clues as noClues, collectClues } from './collect-clues';
import type { Diagnosis, Finding } from './diagnosis';
import type { DiagnosisContext } from './diagnosis-context';
import { byProfileError, readProfileError, type ProfileErrorFacts } from './profile-error';
import { tokenFindings } from './token-findings';
import { noProblem, unknownProblem } from './unknown-problem';

/**
 * Names what went wrong between a page and Auth0, says how that shows, and what to change.
 *
 * It takes whatever a developer has in hand: an access token pasted as text, an
 * `HttpErrorResponse`, a pair `{ status, body }`, an error of auth0-angular, auth0-spa-js or
 * auth0-js, an `Auth0ProfileError`, or the callback URL with Auth0's error in it. It never throws,
 * sends nothing, and repeats no token, e-mail address or body.
 *
 * @param subject What there is to look at.
 * @param context What else is known; with `domain`, `clientId` and the `token` that was sent the
 *   answer is sharper.
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
  const error = readProfileError(subject);
  if (error) {
    return profileErrorDiagnosis(error, context);
  }
  const file = openCaseFile(collectClues(subject), context);
  return file.clues.kind === 'token'
    ? tokenDiagnosis(file)
    : withNext(answerFinding(file) ?? unknownProblem(file), file);
}

/** What was caught says most; where it says nothing, the code of the error does. */
function profileErrorDiagnosis(error: ProfileErrorFacts, context: DiagnosisContext): Diagnosis {
  const { audience, requiredScopes, grantedScopes, fields } = error;
  const known: DiagnosisContext = {
    audience,
    requiredScopes,
    grantedScopes: grantedScopes.length > 0 ? grantedScopes : undefined,
    fields,
    ...context,
  };
  const caught = error.code === 'redirecting' ? noClues('error') : collectClues(error.cause);
  const file = openCaseFile({ ...caught, status: caught.status ?? error.status }, known);
  const finding =
    (error.cause === undefined ? undefined : answerFinding(file)) ??
    byProfileError(file, error) ??
    byStatus(file) ??
    unknownProblem(file);
  return withNext(finding, file);
}

/** What the answer or the error says; where the innermost says nothing, what is around it. */
function answerFinding(file: CaseFile): Finding | undefined {
  const { body, outer } = file.clues;
  const found = body.fromProxy
    ? (byCode(file) ?? byStatus(file))
    : (byMessage(file) ?? byCode(file) ?? byStatus(file));
  return found ?? (outer && answerFinding({ ...file, clues: outer }));
}

function tokenDiagnosis(file: CaseFile): Diagnosis {
  const [first, ...others] = tokenFindings(file);
  if (first === undefined) {
    return { ...noProblem(file), next: [] };
  }
  return {
    ...first,
    evidence: [...first.evidence, ...others.map(({ whatHappened }) => `Also: ${whatHappened}`)],
    next: others.map(({ problem }) => problem),
  };
}

/** An answer speaks for itself; what else the token would run into is added by name. */
function withNext(finding: Finding, file: CaseFile): Diagnosis {
  const others = tokenFindings(file).filter(
    // The token may simply have grown old since the answer came.
    ({ problem }) => problem !== finding.problem && problem !== 'expired',
  );
  return { ...finding, next: others.map(({ problem }) => problem) };
}
