import { execFileSync } from 'node:child_process';
import { RunningProgram } from '../../../../tools/process/running-program.ts';

/** A server in a process of its own. */
export interface ChildServer {
  readonly port: number;
  /** Ends it and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Path of a program, or an error that says what to install. */
export function programPath(name: 'redis-server' | 'nginx'): string {
  try {
    return execFileSync('sh', ['-c', `PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v ${name}`])
      .toString()
      .trim();
  } catch {
    throw new Error(
      `${name} is not installed. Install it (Debian: apt-get install redis-server nginx) and run the cluster specs again.`,
    );
  }
}

/** Starts a program and waits until it takes connections. */
export async function startChild(
  command: string,
  args: readonly string[],
  settings: { readonly port: number; readonly env?: Record<string, string> },
): Promise<ChildServer> {
  const { port, env } = settings;
  const program = new RunningProgram(command, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  await program.listensOn(port);
  return { port, stop: (signal) => program.stop(signal) };
}
