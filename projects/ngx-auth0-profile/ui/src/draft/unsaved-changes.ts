import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

/** A form as the page needs it before it leaves. */
export interface UnsavedForm {
  readonly key: string;
  /** Whether something is entered that is not saved. */
  readonly isEdited: () => boolean;
  /** Whether what is entered will be restored after the redirect that has begun. */
  readonly isKept: () => boolean;
}

/** The forms of the page that have entries that are not saved. */
@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  private readonly forms = signal<readonly UnsavedForm[]>([]);

  /** The keys of the forms with entries that are not saved. */
  readonly keys = computed<ReadonlySet<string>>(
    () => new Set(this.forms().flatMap((form) => (form.isEdited() ? form.key : []))),
  );

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (this.forms().some((form) => form.isEdited() && !form.isKept())) {
        event.preventDefault();
      }
    };
    view?.addEventListener('beforeunload', onUnload);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('beforeunload', onUnload);
    });
  }

  /** Adds a form; returns the function that removes it. */
  add(form: UnsavedForm): () => void {
    this.forms.update((forms) => [...forms, form]);
    return () => {
      this.forms.update((forms) => forms.filter((other) => other !== form));
    };
  }
}
