import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_INTERVAL_MS = 50;
const DEFAULT_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const MAX_OUTPUT_LENGTH = 1_000_000;

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether `stop()` ends the programs that this one started, too. */
  readonly group?: boolean;
}

/** A program that runs until it is stopped, and the end of its output. */
export class RunningProgram {
  readonly process: ChildProcess;
  /** Resolves when the program has ended, to its exit code; `null` after a signal. */
  readonly ended: Promise<number | null>;
  output = '';
  private readonly name: string;
  private readonly group: boolean;

  constructor(command: string, args: readonly string[], options: ProgramOptions = {}) {
    const { cwd, env = process.env, group = false } = options;
    this.name = [command, ...args].join(' ');
    this.group = group;
    this.process = spawn(command, args, {
      cwd,
      env,
      detached: group,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-MAX_OUTPUT_LENGTH);
      });
    }
    this.ended = new Promise((resolve, reject) => {
      this.process.once('error', reject);
      this.process.once('close', resolve);
    });
    // A program that cannot start is reported by who waits for it, not as an unhandled rejection.
    this.ended.catch((error: unknown) => {
      this.output += String(error);
    });
  }

  /** Resolves when a request to `url` is answered. Else stops the program and throws its output. */
  answersAt(url: string, timeoutMs?: number): Promise<void> {
    return this.waitUntil(`answer at ${url}`, () => answers(url), timeoutMs);
  }

  /** Resolves when the program accepts connections at a loopback port. Else stops it and throws its output. */
  listensOn(port: number, timeoutMs?: number): Promise<void> {
    return this.waitUntil(`listen on port ${port}`, () => acceptsConnections(port), timeoutMs);
  }

  /** Resolves to the first match of `pattern` in the output. Else stops the program and throws its output. */
  async prints(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray> {
    const find = (): RegExpExecArray | null => pattern.exec(this.output);
    await this.waitUntil(`print ${String(pattern)}`, () => find() !== null, timeoutMs);
    return find() ?? this.fail('did not keep its output');
  }

  /** Ends the program and waits until it is gone; kills it when it ignores the signal. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.hasEnded()) {
      return;
    }
    const force = setTimeout(() => {
      this.send('SIGKILL');
    }, STOP_TIMEOUT_MS);
    this.send(signal);
    await this.ended.catch(() => undefined);
    clearTimeout(force);
  }

  private async waitUntil(
    what: string,
    isTrue: () => boolean | Promise<boolean>,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await isTrue())) {
      if (this.hasEnded()) {
        this.fail(`ended before it could ${what}`);
      }
      if (Date.now() > deadline) {
        await this.stop('SIGKILL');
        this.fail(`did not ${what} within ${Math.round(timeoutMs / 1000)} s`);
      }
      await pause(POLL_INTERVAL_MS);
    }
  }

  private send(signal: NodeJS.Signals): void {
    const { pid } = this.process;
    if (this.group && pid !== undefined) {
      process.kill(-pid, signal);
    } else {
      this.process.kill(signal);
    }
  }

  private hasEnded(): boolean {
    const { exitCode, signalCode, pid } = this.process;
    return exitCode !== null || signalCode !== null || pid === undefined;
  }

  private fail(what: string): never {
    throw new Error(`${this.name} ${what}. Its output:\n${this.output.trim().slice(-4000)}`);
  }
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );
}

function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
