import type { DiagnosisInput } from '../input/diagnosis-input';
import { htmlPageProblem, unreadableAnswerProblem } from '../connection/unreadable-answer';
import { networkProblem, timeoutProblem } from '../connection/network-problem';
import { serverErrorProblem } from '../connection/server-error';
import type { Explanation } from '../model/diagnosis';
import { proxyProblem } from '../request/proxy-problem';
import { rateLimitedProblem } from '../request/rate-limit';
import { checkRequestFields } from '../permission/request-fields';
import { conflictProblem, preconditionFailedProblem } from '../request/conflict';
import { notFoundProblem } from '../request/not-found';
import { checkTokenAudience } from '../token/token-audience';
import { checkTokenFormat } from '../token/token-format';
import { firstProblem, rejectedTokenProblem } from '../token/rejected-token';
import { checkTokenScopes } from '../permission/token-scopes';
import { checkTokenSubject } from '../permission/token-subject';

/** Explains a response by its status, or an error by its name. */
export function explainStatus(input: DiagnosisInput): Explanation | undefined {
  const { status, body, name } = input.subject;
  if (status === 429) {
    return rateLimitedProblem(input);
  }
  if (body.page) {
    return htmlPageProblem(input);
  }
  if (/timeout|abort/i.test(name)) {
    return timeoutProblem(input);
  }
  if (status === 0 || (status === undefined && name === 'error')) {
    return networkProblem(input);
  }
  if (status !== undefined && status >= 200 && status < 300 && input.subject.failed) {
    return unreadableAnswerProblem(input);
  }
  return status !== undefined && status >= 500 ? serverErrorProblem(input) : refused(input, status);
}

/** A rejection without a reason: the token or the request may show it. */
function refused(input: DiagnosisInput, status: number | undefined): Explanation | undefined {
  switch (status) {
    case 400:
      return checkTokenFormat(input) ?? checkRequestFields(input);
    case 401:
      return rejectedTokenProblem(input);
    case 403:
      return firstProblem(
        [checkTokenAudience, checkTokenScopes, checkTokenSubject, checkRequestFields],
        input,
      );
    case 404:
      return notFoundProblem(input);
    case 405:
      return byProxyName(input, 'method-not-allowed');
    case 408:
      return timeoutProblem(input);
    case 409:
      return conflictProblem(input);
    case 412:
      return preconditionFailedProblem();
    case 413:
      return byProxyName(input, 'body-too-large');
    case 415:
      return byProxyName(input, 'unsupported-media-type');
    default:
      return undefined;
  }
}

function byProxyName(input: DiagnosisInput, code: string): Explanation | undefined {
  return proxyProblem({
    ...input,
    subject: { ...input.subject, body: { ...input.subject.body, code } },
  });
}
