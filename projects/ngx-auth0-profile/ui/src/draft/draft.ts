import { DestroyRef, computed, inject, signal, type Signal } from '@angular/core';
import { ProfileService, keepOnRedirect } from 'ngx-auth0-profile';
import { isSame, shownValue, type FieldValue } from '../fields/field-value';
import type { SaveState } from './save-state';
import { UnsavedChanges } from './unsaved-changes';

/** The values of a form by the names of its fields. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** How a form reads and saves its values. */
export interface DraftOptions {
  /** The name of the form, unique in the application. */
  readonly key: string;
  /** The stored values by the names of the fields. */
  readonly stored: () => Readonly<Record<string, unknown>>;
  /** Sends the values that have changed; resolves when the server has answered. */
  readonly save: (changes: FieldValues) => Promise<unknown>;
  /** Whether entries may be lost, such as a confirmation. Default: `false`. */
  readonly isTransient?: boolean;
}

/** What was entered into a field, and the stored value that it replaces. */
interface Edit {
  readonly value: FieldValue;
  readonly base: unknown;
}

type Edits = Readonly<Record<string, Edit>>;

/** The edits of one user. Nobody else sees them. */
interface UserEdits {
  readonly user: string | undefined;
  readonly edits: Edits;
}

/**
 * What the user has entered into a form and not saved. A stored value never replaces an entry: where it changes
 * meanwhile, the user decides. Entries survive a login that leaves the page.
 */
export class Draft {
  private readonly profiles = inject(ProfileService);
  private readonly entered = signal<UserEdits>({ user: undefined, edits: {} });
  private readonly saveState = signal<SaveState>({ status: 'idle' });
  private readonly user = computed(() => this.profiles.profile()?.user_id);
  private isKept = false;

  private readonly edits = computed<Edits>(() => {
    const { user, edits } = this.entered();
    return user === this.user() ? edits : {};
  });

  readonly key: string;
  /** What is known about the last attempt to save. */
  readonly state = this.saveState.asReadonly();
  /** The values that differ from the stored ones. */
  readonly changes: Signal<FieldValues> = computed(() => {
    const changed = Object.entries(this.edits()).filter(
      ([name, { value }]) => !isSame(value, this.stored(name)),
    );
    return Object.fromEntries(changed.map(([name, { value }]) => [name, value]));
  });
  readonly isEdited = computed(() => Object.keys(this.changes()).length > 0);
  /** The fields whose stored value has changed since the user began to edit them. */
  readonly conflicts: Signal<readonly string[]> = computed(() =>
    this.saveState().status === 'saving'
      ? []
      : Object.keys(this.changes()).filter(
          (name) => !isSame(this.edits()[name]?.base, this.stored(name)),
        ),
  );
  /** Whether another user has entries, who was signed in before. */
  readonly hasEditsOfOtherUser = computed(() => {
    const { user, edits } = this.entered();
    const current = this.user();
    return current !== undefined && user !== current && Object.keys(edits).length > 0;
  });

  /** Call in an injection context. */
  constructor(private readonly options: DraftOptions) {
    const { key, isTransient } = options;
    this.key = key;
    if (!isTransient) {
      const remove = inject(UnsavedChanges).add({
        key,
        isEdited: this.isEdited,
        isKept: () => this.isKept,
      });
      inject(DestroyRef).onDestroy(remove);
      keepOnRedirect(`auth0-account-${key}`, {
        read: () => {
          const entered = this.entered();
          this.isKept = true;
          return Object.keys(entered.edits).length > 0 ? entered : undefined;
        },
        restore: (kept: UserEdits) => {
          this.entered.update(({ edits }) => ({ ...kept, edits: { ...kept.edits, ...edits } }));
        },
      });
    }
  }

  /** The value that a field shows. */
  value(name: string): unknown {
    const edit = this.edits()[name];
    return edit ? edit.value : this.stored(name);
  }

  /** The stored value of a field. */
  stored(name: string): unknown {
    return shownValue(this.options.stored()[name]);
  }

  /** Takes what the user enters into a field. */
  enter(name: string, value: FieldValue): void {
    const stored = this.stored(name);
    const edit = this.edits()[name];
    this.setEdit(
      name,
      isSame(value, stored) ? undefined : { value, base: edit ? edit.base : stored },
    );
    this.isKept = false;
    if (this.saveState().status !== 'saving') {
      this.saveState.set({ status: 'idle' });
    }
  }

  /** Decides for the entry, in a conflict. */
  keepMine(name: string): void {
    const edit = this.edits()[name];
    this.setEdit(name, edit && { value: edit.value, base: this.stored(name) });
  }

  /** Drops the entry of a field. */
  drop(name: string): void {
    this.setEdit(name, undefined);
  }

  /** Drops all entries. */
  discard(): void {
    this.entered.set({ user: this.user(), edits: {} });
    this.saveState.set({ status: 'idle' });
  }

  /** Tells why nothing was sent; `idle` forgets how the last attempt ended. */
  refuse(status: 'invalid' | 'offline' | 'idle'): void {
    this.saveState.set({ status });
  }

  /** Sends what has changed. The state says how that ended. */
  async save(): Promise<void> {
    if (this.saveState().status === 'saving') {
      return;
    }
    const sent = this.changes();
    if (!this.isEdited()) {
      this.saveState.set({ status: 'unchanged' });
    } else if (this.conflicts().length > 0) {
      this.saveState.set({ status: 'undecided' });
    } else {
      this.saveState.set({ status: 'saving' });
      try {
        await this.options.save(sent);
        this.settle(sent);
        this.saveState.set({ status: this.isEdited() ? 'saved-partly' : 'saved' });
      } catch (error) {
        this.saveState.set({ status: 'failed', error });
      }
    }
  }

  /** Ends the edits that were saved. What was entered since then goes on from the saved values. */
  private settle(sent: FieldValues): void {
    for (const [name, value] of Object.entries(sent)) {
      const edit = this.edits()[name];
      this.setEdit(
        name,
        edit && !isSame(edit.value, value)
          ? { value: edit.value, base: this.stored(name) }
          : undefined,
      );
    }
  }

  private setEdit(name: string, edit: Edit | undefined): void {
    const { [name]: _, ...others } = this.edits();
    this.entered.set({ user: this.user(), edits: edit ? { ...others, [name]: edit } : others });
  }
}
