import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server of a measurement, in a process of its own. */
export interface Worker {
  readonly url: string;
  /** What the process says of itself: its memory, or tokens it makes. */
  ask(question: object): Promise<unknown>;
  stop(): void;
}

/** Starts `bench/servers/<name>.ts` and waits for its address. */
export async function startWorker(
  name: 'tenant' | 'bare' | 'proxy',
  environment: Record<string, string> = {},
  execArgv: readonly string[] = [],
): Promise<Worker> {
  const file = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));
  const child: ChildProcess = fork(file, {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    execArgv: [...execArgv],
  });
  const { url } = (await nextMessage(child)) as { readonly url: string };
  return {
    url,
    ask(question) {
      const answer = nextMessage(child);
      child.send(question);
      return answer;
    },
    stop: () => void child.kill(),
  };
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`A server of the measurement ended with ${code ?? 'a signal'}.`));
    };
    child.once('exit', ended);
    child.once('message', (message: unknown) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
