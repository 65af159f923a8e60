import type { CaseFile } from './case-file';
import type { Finding } from './diagnosis';
import { LOGIN_SENTENCES } from './login-sentences';
import { MANAGEMENT_SENTENCES } from './management-sentences';
import { linkReason, linkRefused } from './request-conflict';
import { changeReason, changeRefused } from './request-refused';

/** Names the problem by the sentence in the answer or the error. */
export function byMessage(file: CaseFile): Finding | undefined {
  const { message } = file.clues.body;
  if (linkReason(message) !== undefined) {
    return linkRefused(file);
  }
  const rule = [...MANAGEMENT_SENTENCES, ...LOGIN_SENTENCES].find(([says]) => says.test(message));
  return rule?.[1](file) ?? (changeReason(message) === undefined ? undefined : changeRefused(file));
}
