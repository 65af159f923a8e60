import { Injectable, signal } from '@angular/core';

import type { RequestSettings } from './request-settings';
import type { Exchange } from './exchange/exchange';

/** What to run after a login. */
export interface NextRun {
  readonly step: string;
  /** Default: the settings of the step. */
  readonly settings?: RequestSettings;
}

/** The results of the steps so far. They are lost when the page is closed. */
@Injectable({ providedIn: 'root' })
export class StoryProgress {
  private readonly resultsByStep = signal<ReadonlyMap<string, readonly Exchange[]>>(new Map());
  private pending: NextRun | undefined;

  /** The exchanges of every step that was run, by step id. */
  readonly results = this.resultsByStep.asReadonly();

  /** Stores the exchanges of a step. */
  store(step: string, exchanges: readonly Exchange[]): void {
    this.resultsByStep.update((results) => new Map(results).set(step, exchanges));
  }

  /** Stores what to run when the page of the step is shown after the login. */
  runAfterLogin(next: NextRun): void {
    this.pending = next;
  }

  /** What to run on the page of `step` after the login; `undefined` from the second call on. */
  consumePendingRun(step: string): NextRun | undefined {
    const next = this.pending?.step === step ? this.pending : undefined;
    if (next) {
      this.pending = undefined;
    }
    return next;
  }
}
