import { Injectable, signal } from '@angular/core';

import type { Exchange } from './exchange/exchange';

/** The results of the steps so far. They are lost when the page is closed. */
@Injectable({ providedIn: 'root' })
export class StoryProgress {
  private readonly resultsByStep = signal<ReadonlyMap<string, readonly Exchange[]>>(new Map());
  private pendingStep: string | undefined;

  /** The exchanges of every step that was run, by step id. */
  readonly results = this.resultsByStep.asReadonly();

  /** Stores the exchanges of a step. */
  store(step: string, exchanges: readonly Exchange[]): void {
    this.resultsByStep.update((results) => new Map(results).set(step, exchanges));
  }

  /** Stores which step to run when its page is shown after the login. */
  runAfterLogin(step: string): void {
    this.pendingStep = step;
  }

  /** Whether `step` has to run after the login; true only once. */
  consumePendingRun(step: string): boolean {
    const isPending = this.pendingStep === step;
    if (isPending) {
      this.pendingStep = undefined;
    }
    return isPending;
  }
}
