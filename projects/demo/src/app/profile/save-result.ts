import { computed, signal } from '@angular/core';

/** The text for a form that was saved without a change. */
export const NO_CHANGES = 'No changes to save.';

/** What a form shows about its last save. */
export class SaveResult {
  private readonly success = signal('');
  private readonly failure = signal<unknown>(undefined);

  /** The text after a success, else empty. */
  readonly text = this.success.asReadonly();
  /** Whether the last save had no changes. */
  readonly isUnchanged = computed(() => this.success() === NO_CHANGES);
  /** The error after a failure, else `undefined`. */
  readonly problem = this.failure.asReadonly();

  /** Runs `save`, which resolves to the text for a success. */
  async track(save: () => Promise<string>): Promise<void> {
    this.success.set('');
    this.failure.set(undefined);
    try {
      this.success.set(await save());
    } catch (error) {
      this.failure.set(error);
    }
  }
}
