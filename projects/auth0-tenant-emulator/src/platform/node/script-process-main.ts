import { TenantError } from '../../common/tenant-error.ts';
import type { UpdateMetadata } from '../../tenant/script-runner.ts';
import { messageOf } from '../../actions/message-of.ts';
import { runScript } from '../../actions/run-script.ts';
import { evaluateInVm } from './evaluate-in-vm.ts';
import type { FromScriptProcess, ToScriptProcess } from './script-messages.ts';

// The main file of a process that runs scripts of the seed, one at a time.

const PENDING_UPDATES = new Map<number, (error: string | undefined) => void>();
/** What keeps an idle process alive: the channel to its parent, and its output. */
const OWN_RESOURCES = new Set(['PipeWrap', 'TTYWrap', 'FSReqPromise', 'TickObject']);
let lastId = 0;

process.on('uncaughtException', reportUncaught);
process.on('unhandledRejection', reportUncaught);
process.on('disconnect', () => {
  process.exit();
});
process.on('message', (message: ToScriptProcess) => {
  if (message.type === 'metadata-updated') {
    PENDING_UPDATES.get(message.id)?.(message.error);
    PENDING_UPDATES.delete(message.id);
    return;
  }
  void runScript(message.script, evaluateInVm, updateMetadata).then((result) => {
    send({ type: 'result', result, isIdle: isIdle() });
  });
});

function send(message: FromScriptProcess): void {
  process.send?.(message);
}

function reportUncaught(error: unknown): void {
  send({ type: 'uncaught', message: messageOf(error) });
}

function updateMetadata(...[field, userId, metadata]: Parameters<UpdateMetadata>): Promise<void> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    PENDING_UPDATES.set(id, (error) => {
      if (error === undefined) {
        resolve();
      } else {
        reject(new TenantError('script-failed', error));
      }
    });
    send({ type: 'update-metadata', id, field, userId, metadata });
  });
}

/** Whether the script has left no timer and no request behind. */
function isIdle(): boolean {
  return process.getActiveResourcesInfo().every((name) => OWN_RESOURCES.has(name));
}
