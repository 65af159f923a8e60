import type { JsonObject, JsonValue } from '../common/json.ts';
import type { LoginApi, LoginEvent } from '../seed/login-action.ts';

/** A post-login Action to run. It consists of JSON, so that it can be sent to another thread. */
export interface ActionScript {
  kind: 'action';
  name: string;
  source: string;
  event: LoginEvent;
}

/** A rule to run. */
export interface RuleScript {
  kind: 'rule';
  name: string;
  source: string;
  user: JsonObject;
  context: JsonObject;
  configuration: JsonObject;
}

/** A script of the seed, with its input. */
export type Script = ActionScript | RuleScript;

/** The methods of an Action's `api` that the emulator supports, e.g. `access.deny`. */
export type LoginApiMethod = {
  [Namespace in keyof LoginApi]: `${Namespace}.${keyof LoginApi[Namespace] & string}`;
}[keyof LoginApi];

/** A call of a method of an Action's `api`. */
export interface LoginApiCall {
  method: LoginApiMethod;
  args: JsonValue[];
}

/** What a script has produced. */
export interface ScriptResult {
  /** Why the script failed; the login is denied with this message. */
  error?: string;
  /** The `api` calls of an Action, in order. */
  calls: LoginApiCall[];
  /** User and context as a rule passed them to its callback. */
  user?: JsonObject;
  context?: JsonObject;
}

/** `auth0.users.updateUserMetadata` and `updateAppMetadata` of a rule. */
export type UpdateMetadata = (
  field: 'user_metadata' | 'app_metadata',
  userId: string,
  metadata: JsonObject,
) => void;

/** An error that no caller of the script could catch, e.g. a promise that was not awaited. */
export interface UncaughtScriptError {
  script: string;
  message: string;
}

/** Runs scripts of the seed where they cannot end or block the tenant. */
export interface ScriptRunner {
  /** Runs a script for at most `timeoutMs`. Never rejects: a failure is in the result. */
  run(script: Script, timeoutMs: number, updateMetadata: UpdateMetadata): Promise<ScriptResult>;
  /** Called for errors that no script caught. */
  onUncaughtError: (error: UncaughtScriptError) => void;
  /** Ends the scripts that are running. */
  close(): void;
}

/** The time that all Actions of a trigger have together (Auth0 docs: Actions Limitations). */
export const TRIGGER_TIMEOUT_MS = 20_000;

/** The error message of a script that takes too long. */
export function timeoutMessage(timeoutMs: number): string {
  return `Script execution did not complete within ${timeoutMs / 1000} seconds.`;
}
