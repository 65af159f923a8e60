import { type WritableSignal, linkedSignal } from '@angular/core';

import { changesBetween } from './changes-between';

/** A form model that follows the stored values, except for the fields that the user has edited. */
export interface Draft<T extends object> {
  readonly model: WritableSignal<T>;
  /** The edited fields, compared with the stored values. */
  changes(): Partial<T>;
  /** Call after `changes` were saved: fields not edited since then follow the stored values again. */
  saved(changes: Partial<T>): void;
}

/** Creates a draft of `stored`, which has to be a pure function of signals. */
export function createDraft<T extends object>(stored: () => T): Draft<T> {
  const model = linkedSignal<T, T>({
    source: stored,
    computation: (values, previous) =>
      previous ? { ...values, ...changesBetween(previous.source, previous.value) } : values,
    equal: (a, b) => Object.keys(changesBetween(a, b)).length === 0,
  });
  return {
    model,
    changes: () => changesBetween(stored(), model()),
    saved: (changes) => {
      const editedSince = changesBetween(changes, model());
      const current = stored();
      const names = Object.keys(changes).filter((name) => !(name in editedSince));
      model.update((values) => ({
        ...values,
        ...Object.fromEntries(Object.entries(current).filter(([name]) => names.includes(name))),
      }));
    },
  };
}
