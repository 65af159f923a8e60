import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../tools/process/free-ports.ts';
import { programPath, startChild, type ChildServer } from './child-server.ts';

/** A real Redis that can go away and come back with its data. */
export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/** Starts Redis on a free port; every write is on disk before it is answered. */
export async function startRedis(): Promise<RedisServer> {
  const program = programPath('redis-server');
  const directory = mkdtempSync(join(tmpdir(), 'profile-proxy-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory];
  args.push('--appendonly', 'yes', '--appendfsync', 'always', '--save', '');
  let server: ChildServer | undefined;
  const start = async (): Promise<void> => {
    server = await startChild(program, args, { port });
  };
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = undefined;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    async close() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
