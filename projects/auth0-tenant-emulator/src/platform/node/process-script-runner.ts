import type { ChildProcess } from 'node:child_process';
import { TenantError } from '../../common/tenant-error.ts';
import {
  timeoutMessage,
  type Script,
  type ScriptResult,
  type ScriptRunner,
  type UpdateMetadata,
} from '../../tenant/script-runner.ts';
import { messageOf } from '../../actions/message-of.ts';
import { acquireProcess, releaseProcess, sendTo } from './script-process-pool.ts';
import type { FromScriptProcess } from './script-messages.ts';

/**
 * Creates a runner that runs each script in another process: an endless loop, an unhandled rejection,
 * `process.exit()` or a full heap ends at most that process. A worker thread would not do: a heap that
 * one large allocation fills ends the process of the thread. Processes are started on demand and
 * shared by all tenants of this process.
 */
export function createProcessScriptRunner(): ScriptRunner {
  const running = new Set<ChildProcess>();
  const runner: ScriptRunner = {
    onUncaughtError: () => undefined,
    async run(script, timeoutMs, updateMetadata) {
      const child = await acquireProcess();
      running.add(child);
      const onUncaught = (message: FromScriptProcess): void => {
        if (message.type === 'uncaught') {
          runner.onUncaughtError({ script: script.name, message: message.message });
        }
      };
      // The listener stays until the process runs the next script: an error may come after the result, also
      // from a process that looks idle.
      child.removeAllListeners('message').on('message', onUncaught);
      try {
        const { result, isIdle } = await runOn(child, script, timeoutMs, updateMetadata);
        releaseProcess(child, isIdle ? 'idle' : 'lingering');
        return result;
      } catch (error) {
        releaseProcess(child, 'unusable');
        return { error: messageOf(error), calls: [] };
      } finally {
        running.delete(child);
      }
    },
    close() {
      for (const child of running) {
        child.kill('SIGKILL');
      }
    },
  };
  return runner;
}

interface FinishedRun {
  result: ScriptResult;
  isIdle: boolean;
}

/** Rejects when the script takes too long, or ends its process. */
function runOn(
  child: ChildProcess,
  script: Script,
  timeoutMs: number,
  updateMetadata: UpdateMetadata,
): Promise<FinishedRun> {
  return new Promise<FinishedRun>((resolve, reject) => {
    const timer = setTimeout(() => {
      finish();
      reject(new TenantError('script-failed', timeoutMessage(timeoutMs)));
    }, timeoutMs);
    const onMessage = (message: FromScriptProcess): void => {
      if (message.type === 'update-metadata') {
        const { id, field, userId, metadata } = message;
        const error = errorOf(() => {
          updateMetadata(field, userId, metadata);
        });
        sendTo(child, { type: 'metadata-updated', id, ...(error === undefined ? {} : { error }) });
      } else if (message.type === 'result') {
        finish();
        resolve(message);
      }
    };
    const onEnd = (): void => {
      finish();
      const message = `The script "${script.name}" has ended its process.`;
      reject(new TenantError('script-failed', message));
    };
    const finish = (): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
    };
    child.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    sendTo(child, { type: 'run', script });
  });
}

function errorOf(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
