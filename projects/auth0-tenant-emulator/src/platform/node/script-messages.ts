import type { JsonObject } from '../../common/json.ts';
import type { Script, ScriptResult } from '../../tenant/script-runner.ts';

/** A message to a script process. */
export type ToScriptProcess =
  { type: 'run'; script: Script } | { type: 'metadata-updated'; id: number; error?: string };

/** A message from a script process. */
export type FromScriptProcess =
  | {
      type: 'result';
      result: ScriptResult;
      /** Whether the process can be used for another script. */
      isIdle: boolean;
    }
  | {
      type: 'update-metadata';
      id: number;
      field: 'user_metadata' | 'app_metadata';
      userId: string;
      metadata: JsonObject;
    }
  | { type: 'uncaught'; message: string };
