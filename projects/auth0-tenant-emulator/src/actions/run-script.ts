import { isJsonObject, type JsonObject } from '../common/json.ts';
import type { LoginActionFunction } from '../seed/login-action.ts';
import type { RuleFunction } from '../seed/rule.ts';
import { createLoginApi } from './login-api.ts';
import { messageOf } from './message-of.ts';
import { ruleResult } from './rule-result.ts';
import type {
  ActionScript,
  LoginApiCall,
  RuleScript,
  Script,
  ScriptResult,
  UpdateMetadata,
} from '../tenant/script-runner.ts';

/** Evaluates a script's source with some global variables; what it returns is the source's value. */
export type Evaluate = (name: string, source: string, globals: Record<string, unknown>) => unknown;

type UpdateLater = (...args: Parameters<UpdateMetadata>) => Promise<void>;

/** The error a rule throws or passes on to deny a login. */
export class UnauthorizedError extends Error {
  override readonly name: string = 'UnauthorizedError';
  /** The message, under the name that Auth0's runtime uses. */
  readonly description: string;

  constructor(message: string) {
    super(message);
    this.description = message;
  }
}

/** Runs a script of the seed. Never rejects: a failure is in the result. */
export function runScript(
  script: Script,
  evaluate: Evaluate,
  updateMetadata: UpdateLater,
): Promise<ScriptResult> {
  return script.kind === 'action'
    ? runAction(script, evaluate)
    : runRule(script, evaluate, updateMetadata);
}

/** The error of a script that is not JavaScript. */
export function cannotBeEvaluated(name: string, cause: unknown): SyntaxError {
  return new SyntaxError(
    `The script "${name}" of the seed cannot be evaluated (${messageOf(cause)}). Correct it in the seed.`,
    { cause },
  );
}

async function runAction(
  { name, source, event }: ActionScript,
  evaluate: Evaluate,
): Promise<ScriptResult> {
  const calls: LoginApiCall[] = [];
  try {
    const exports: Record<string, unknown> = {};
    evaluate(name, source, { UnauthorizedError, exports, module: { exports } });
    const handler = exports['onExecutePostLogin'];
    if (typeof handler !== 'function') {
      return { error: `The action "${name}" exports no onExecutePostLogin.`, calls };
    }
    const api = createLoginApi((call) => calls.push(call));
    await (handler as LoginActionFunction)(event, api);
    return { calls };
  } catch (error) {
    return { error: messageOf(error), calls };
  }
}

async function runRule(
  script: RuleScript,
  evaluate: Evaluate,
  updateMetadata: UpdateLater,
): Promise<ScriptResult> {
  const { name, source, configuration } = script;
  try {
    const rule = evaluate(name, `(${source}\n)`, {
      UnauthorizedError,
      configuration,
      auth0: {
        users: {
          updateAppMetadata: (userId: string, metadata: unknown) =>
            updateMetadata('app_metadata', userId, copyOf(metadata)),
          updateUserMetadata: (userId: string, metadata: unknown) =>
            updateMetadata('user_metadata', userId, copyOf(metadata)),
        },
      },
      global: {},
    });
    return await ruleResult(rule as RuleFunction, script.user, script.context);
  } catch (error) {
    return { error: messageOf(error), calls: [] };
  }
}

function copyOf(metadata: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(metadata ?? {}));
  return isJsonObject(copy) ? copy : {};
}
