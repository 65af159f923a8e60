import { signal } from '@angular/core';

/** The commands of a section: whether one runs, why the last one failed, and what to say after it. */
export class CommandState {
  private readonly running = signal(false);
  private readonly failure = signal<unknown>(undefined);
  private readonly result = signal('');

  readonly isRunning = this.running.asReadonly();
  readonly error = this.failure.asReadonly();
  /** The text after a success. */
  readonly done = this.result.asReadonly();

  /** Runs a command that resolves to the text for its success. A second one does not start meanwhile. */
  async run(command: () => Promise<string>): Promise<void> {
    if (!this.running()) {
      this.running.set(true);
      this.clear();
      try {
        this.result.set(await command());
      } catch (error) {
        this.failure.set(error);
      }
      this.running.set(false);
    }
  }

  /** Forgets how the last command ended. */
  clear(): void {
    this.failure.set(undefined);
    this.result.set('');
  }
}
