import { createDeadline } from '../../actions/deadline.ts';
import { messageOf } from '../../actions/message-of.ts';
import { runScript } from '../../actions/run-script.ts';
import type { ScriptRunner } from '../../tenant/script-runner.ts';
import { evaluateInFunction } from './evaluate-in-function.ts';

/**
 * Creates a runner that runs scripts beside the tenant: a service worker cannot start another worker or
 * process. The time limit ends a script that waits, not one that never returns.
 */
export function createFunctionScriptRunner(): ScriptRunner {
  return {
    onUncaughtError: () => undefined,
    async run(script, timeoutMs, updateMetadata) {
      const update = (...args: Parameters<typeof updateMetadata>): Promise<void> =>
        new Promise((resolve) => {
          updateMetadata(...args);
          resolve();
        });
      try {
        return await createDeadline(timeoutMs).race(() =>
          runScript(copyOf(script), evaluateInFunction, update),
        );
      } catch (error) {
        return { error: messageOf(error), calls: [] };
      }
    },
    close: () => undefined,
  };
}

/** A script may change what it gets, but not the tenant's own objects. */
function copyOf<Value>(value: Value): Value {
  return structuredClone(value);
}
