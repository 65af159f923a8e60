import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { checkRequestFields } from '../permission/request-fields';
import { checkTokenAudience } from '../token/token-audience';
import { checkTokenFormat } from '../token/token-format';
import { checkTokenIssuer } from '../token/token-issuer';
import { checkIdToken, checkTokenOwner } from '../token/token-kind';
import { checkTokenScopes } from '../permission/token-scopes';
import { checkTokenSubject } from '../permission/token-subject';
import { checkTokenTime } from '../token/token-time';

/** The checks that also apply to ID tokens. */
const CHECKS_OF_ANY_TOKEN: readonly Check[] = [checkTokenTime, checkTokenIssuer];

/** The checks of access tokens, in the order in which Auth0 seems to make them. */
function accessTokenChecks(): readonly Check[] {
  return [
    checkTokenOwner,
    ...CHECKS_OF_ANY_TOKEN,
    checkTokenAudience,
    checkTokenScopes,
    checkTokenSubject,
    checkRequestFields,
  ];
}

/**
 * All problems of the token. Its kind comes before its times, because a renewal does not change
 * the kind.
 */
export function tokenProblems(input: DiagnosisInput): readonly Explanation[] {
  if (input.token === undefined) {
    return [];
  }
  const formatProblem = checkTokenFormat(input);
  if (formatProblem) {
    return [formatProblem];
  }
  const wrongKind = checkIdToken(input);
  const others = (wrongKind ? CHECKS_OF_ANY_TOKEN : accessTokenChecks())
    .map((check) => check(input))
    .filter((explanation) => explanation !== undefined);
  return wrongKind ? [wrongKind, ...others] : others;
}
