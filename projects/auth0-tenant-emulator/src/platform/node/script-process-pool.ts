import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ToScriptProcess } from './script-messages.ts';

/** Scripts that run at the same time; a script that hangs occupies a process until its timeout. */
const MAX_PROCESSES = 8;
const MAX_HEAP_MB = 128;
/** How long a process may finish what a script has left behind, e.g. a request it did not await. */
const LINGER_MS = 20_000;
const IDLE_MS = 30_000;

// The package runs from its TypeScript sources in its own tests, and from dist/ elsewhere.
const MAIN_FILE = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? './script-process-main.ts' : './script-process-main.js',
    import.meta.url,
  ),
);

const IDLE_PROCESSES: ChildProcess[] = [];
const QUEUE: (() => void)[] = [];
let busyCount = 0;

/** Takes an idle process, or starts one; waits while too many scripts run. */
export async function acquireProcess(): Promise<ChildProcess> {
  if (busyCount >= MAX_PROCESSES) {
    await new Promise<void>((resolve) => QUEUE.push(resolve));
  }
  busyCount += 1;
  const child = IDLE_PROCESSES.pop() ?? start();
  child.ref();
  child.channel?.ref();
  return child;
}

/** Gives a process back. It is ended at once, when it is idle for long, or when it may linger. */
export function releaseProcess(
  child: ChildProcess,
  state: 'idle' | 'lingering' | 'unusable',
): void {
  busyCount -= 1;
  QUEUE.shift()?.();
  child.unref();
  child.channel?.unref();
  if (state === 'unusable') {
    child.kill('SIGKILL');
    return;
  }
  if (state === 'idle') {
    IDLE_PROCESSES.push(child);
  }
  setTimeout(
    () => {
      if (state === 'lingering' || forget(child)) {
        child.kill('SIGKILL');
      }
    },
    state === 'idle' ? IDLE_MS : LINGER_MS,
  ).unref();
}

/** Sends a message to a script process; one that has ended gets none. */
export function sendTo(child: ChildProcess, message: ToScriptProcess): void {
  if (child.connected) {
    child.send(message);
  }
}

function start(): ChildProcess {
  const { NODE_OPTIONS: _nodeOptions, ...env } = process.env;
  const child = fork(MAIN_FILE, {
    env,
    execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  // Without a listener a failure to start would end this process.
  child.on('error', () => undefined);
  child.on('exit', () => {
    forget(child);
  });
  return child;
}

function forget(child: ChildProcess): boolean {
  const index = IDLE_PROCESSES.indexOf(child);
  if (index >= 0) {
    IDLE_PROCESSES.splice(index, 1);
  }
  return index >= 0;
}
