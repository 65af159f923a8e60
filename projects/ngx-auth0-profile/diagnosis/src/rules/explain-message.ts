import { createDiagnosisInput, type DiagnosisInput } from '../input/diagnosis-input';
import { matchMessage } from '../messages/match-message';
import { isFromOwnApi } from '../messages/known-messages';
import type { Explanation } from '../model/diagnosis';
import { explainProblem } from './explain-problem';

/** Explains a response or an error by its message. */
export function explainMessage(input: DiagnosisInput): Explanation | undefined {
  const known = matchMessage(input.subject.body.message);
  if (known === undefined) {
    return undefined;
  }
  // A message also tells which API it comes from, if nothing else does.
  const target = isFromOwnApi(known)
    ? 'api'
    : known.source === 'Auth0 Management API'
      ? 'management'
      : input.target;
  const explanation = explainProblem(
    known.problem,
    createDiagnosisInput(input.subject, input.context, target),
    known.meaning,
  );
  return explanation && { ...explanation, knownMessage: known.message };
}
