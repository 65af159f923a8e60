import { Injectable, signal } from '@angular/core';

import type { Exchange } from './exchange';

/** What the reader has seen so far, for as long as the page stays open. */
@Injectable({ providedIn: 'root' })
export class StoryProgress {
  private readonly seenSteps = signal<ReadonlyMap<string, readonly Exchange[]>>(new Map());
  private resumeStep: string | undefined;

  /** The exchanges of every step that was run, by the step's id. */
  readonly seen = this.seenSteps.asReadonly();

  /** Keeps the exchanges of a step. */
  keep(step: string, exchanges: readonly Exchange[]): void {
    this.seenSteps.update((seen) => new Map(seen).set(step, exchanges));
  }

  /** Remembers which step asked for the login that has just come back. */
  resumeWith(step: string): void {
    this.resumeStep = step;
  }

  /** Whether `step` asked for the login; true once. */
  takeResume(step: string): boolean {
    const resumes = this.resumeStep === step;
    if (resumes) {
      this.resumeStep = undefined;
    }
    return resumes;
  }
}
