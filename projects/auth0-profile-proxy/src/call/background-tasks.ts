/** Tasks that continue after their response was sent. */
export class BackgroundTasks {
  private readonly pending = new Set<Promise<unknown>>();

  add(task: Promise<unknown>): void {
    this.pending.add(task);
    const forget = (): void => void this.pending.delete(task);
    task.then(forget, forget);
  }

  /** Resolves when all of them have ended. */
  async settled(): Promise<void> {
    while (this.pending.size > 0) {
      await Promise.allSettled(this.pending);
    }
  }
}
