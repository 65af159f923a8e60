import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { LOGIN_SENTENCES } from './login-messages';
import { MANAGEMENT_SENTENCES } from './management-messages';
import { linkReason, linkRefusedProblem } from '../request/link-refused';
import { changeReason, changeRefusedProblem } from '../request/change-refused';

/** Explains a response or an error by its message. */
export function explainMessage(input: DiagnosisInput): Explanation | undefined {
  const { message } = input.subject.body;
  if (linkReason(message) !== undefined) {
    return linkRefusedProblem(input);
  }
  const rule = [...MANAGEMENT_SENTENCES, ...LOGIN_SENTENCES].find(([pattern]) =>
    pattern.test(message),
  );
  return (
    rule?.[1](input) ??
    (changeReason(message) === undefined ? undefined : changeRefusedProblem(input))
  );
}
