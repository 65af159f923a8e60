import { fileURLToPath } from 'node:url';
import { RunningProgram } from '../../../../tools/process/running-program.ts';

const PROGRAM = '../../../../dist/e2e/server-rendered/server/server.mjs';

/** Runs the server-rendered application in its own process and collects its output. */
export class RenderedApp {
  readonly origin: string;
  private readonly program: RunningProgram;

  constructor(port: number, settings: Readonly<Record<string, string>>) {
    this.origin = `http://localhost:${port}`;
    const program = fileURLToPath(new URL(PROGRAM, import.meta.url));
    this.program = new RunningProgram(process.execPath, [program], {
      env: { ...process.env, ...settings, PORT: String(port) },
    });
  }

  get log(): string {
    return this.program.output;
  }

  ready(): Promise<void> {
    return this.program.answersAt(`${this.origin}/notice`);
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
