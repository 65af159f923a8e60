import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { proxyProblem } from '../request/proxy-problem';
import { problemOfCode } from './error-codes';
import { explainProblem, isProblem } from './explain-problem';

/** Explains a response or an error by its code. */
export function explainCode(input: DiagnosisInput): Explanation | undefined {
  const { kind, body } = input.subject;
  if (body.code === 'unauthorized') {
    // The reason phrase of every 401 as well, which is no information.
    return kind === 'error' ? explainProblem('login-denied', input) : undefined;
  }
  // Somebody may paste the name of a problem as well.
  const named = kind === 'text' && isProblem(body.code) ? body.code : undefined;
  // "Bearer" is a code in bodies of the Management API only.
  const isScheme = kind === 'text' && body.code === 'bearer';
  const problem = isScheme ? undefined : (problemOfCode(body.code) ?? named);
  return problem === undefined ? proxyProblem(input) : explainProblem(problem, input);
}
