import { Console } from 'node:console';
import vm from 'node:vm';
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

const EVALUATION_TIMEOUT_MS = 5_000;

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

/**
 * Runs a script of the seed in a `node:vm` context, which keeps its variables apart and does not protect
 * against a hostile script. Never rejects: a failure is in the result.
 */
export function runInSandbox(
  script: Script,
  updateMetadata: (...args: Parameters<UpdateMetadata>) => Promise<void>,
): Promise<ScriptResult> {
  return script.kind === 'action' ? runAction(script) : runRule(script, updateMetadata);
}

async function runAction({ name, source, event }: ActionScript): Promise<ScriptResult> {
  const calls: LoginApiCall[] = [];
  try {
    const exports: Record<string, unknown> = {};
    evaluate(name, source, { exports, module: { exports } });
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
  updateMetadata: (...args: Parameters<UpdateMetadata>) => Promise<void>,
): Promise<ScriptResult> {
  const { name, source, configuration } = script;
  try {
    const rule = evaluate(name, `(${source}\n)`, {
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

function evaluate(name: string, source: string, globals: Record<string, unknown>): unknown {
  const context = vm.createContext({
    Buffer,
    URL,
    URLSearchParams,
    UnauthorizedError,
    clearTimeout,
    console: new Console(process.stdout, process.stdout),
    fetch,
    setTimeout,
    structuredClone,
    ...globals,
  });
  const script = compile(name, source);
  return script.runInContext(context, { timeout: EVALUATION_TIMEOUT_MS });
}

function compile(name: string, source: string): vm.Script {
  try {
    return new vm.Script(source, { filename: `${name}.js` });
  } catch (error) {
    throw new SyntaxError(
      `The script "${name}" of the seed cannot be evaluated (${messageOf(error)}). Correct it in the seed.`,
      { cause: error },
    );
  }
}

function copyOf(metadata: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(metadata ?? {}));
  return isJsonObject(copy) ? copy : {};
}
