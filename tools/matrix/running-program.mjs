import { spawn } from 'node:child_process';
import { workspaceEnvironment } from '../setup/run.mjs';

/** A program that runs until it is stopped, and what it printed. */
export class RunningProgram {
  constructor(args, { cwd, env = {} }) {
    this.output = '';
    this.child = spawn('node', args, {
      cwd,
      env: workspaceEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => (this.output += chunk));
    }
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** Resolves when the address answers; throws with the program's output when it ends or stays silent. */
  async answersAt(url, seconds = 60) {
    let ended = false;
    void this.ended.then(() => (ended = true));
    for (const until = Date.now() + seconds * 1000; Date.now() < until && !ended;) {
      const answered = await fetch(url).then(
        () => true,
        () => false,
      );
      if (answered) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await this.stop();
    throw new Error(`Nothing answers at ${url}:\n${this.output}`);
  }

  async stop() {
    this.child.kill();
    await this.ended;
  }
}
