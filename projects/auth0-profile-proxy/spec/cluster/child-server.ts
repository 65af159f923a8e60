import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';

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

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** Starts a program and waits until it takes connections. */
export async function startChild(
  command: string,
  args: readonly string[],
  settings: { readonly port: number; readonly env?: Record<string, string> },
): Promise<ChildServer> {
  const { port, env } = settings;
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  await waitForPort(port, child, () => errors);
  return {
    port,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}

async function waitForPort(port: number, child: ChildProcess, errors: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await takesConnections(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`${child.spawnfile} did not start on port ${port}.\n${errors()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
