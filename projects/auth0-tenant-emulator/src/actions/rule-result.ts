import { isJsonObject, type JsonObject } from '../common/json.ts';
import type { RuleContext, RuleFunction } from '../seed/rule.ts';
import { messageOf } from './message-of.ts';
import type { ScriptResult } from '../tenant/script-runner.ts';

/** Calls a rule and waits for its callback. Rejects with the rule's own error. */
export function ruleResult(
  rule: RuleFunction,
  user: JsonObject,
  context: JsonObject,
): Promise<ScriptResult> {
  return new Promise((resolve, reject) => {
    const returned = rule(user, context as RuleContext, (error, nextUser, nextContext) => {
      if (error !== null) {
        reject(error instanceof Error ? error : new Error(messageOf(error)));
        return;
      }
      try {
        resolve({
          calls: [],
          user: toJsonObject(nextUser ?? user),
          context: toJsonObject(nextContext ?? context),
        });
      } catch (cause) {
        reject(cause instanceof Error ? cause : new Error(messageOf(cause)));
      }
    });
    Promise.resolve(returned).catch(reject);
  });
}

/** Copies a value from the script's realm, without what JSON cannot represent. */
function toJsonObject(value: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return isJsonObject(copy) ? copy : {};
}
