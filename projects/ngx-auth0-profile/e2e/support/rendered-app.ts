import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(
  new URL('../../../../dist/e2e/server-rendered/server/server.mjs', import.meta.url),
);

/** Runs the server-rendered application in its own process and collects its output. */
export class RenderedApp {
  readonly origin: string;
  log = '';
  private readonly child: ChildProcess;

  constructor(port: number, settings: Readonly<Record<string, string>>) {
    this.origin = `http://localhost:${port}`;
    this.child = spawn(process.execPath, [program], {
      env: { ...process.env, ...settings, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.log += chunk.toString();
      });
    }
  }

  async ready(): Promise<void> {
    for (let attempt = 0; attempt < 300 && this.child.exitCode === null; attempt++) {
      const answered = await fetch(`${this.origin}/notice`).catch(() => undefined);
      if (answered) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Nothing answers at ${this.origin}. Build server-rendered first.\n${this.log}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill();
      await once(this.child, 'close');
    }
  }
}
