import {
  PendingTasks,
  computed,
  effect,
  inject,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import type { LoadState } from './load-state';

/** Data that is loaded for the user who is signed in. */
export interface Loaded {
  readonly state: Signal<LoadState>;
  readonly again: () => void;
}

/** A list that is loaded for the user who is signed in. */
export interface LoadedList<T> extends Loaded {
  readonly items: Signal<readonly T[]>;
  /** Drops the entries that were removed at the server. */
  readonly remove: (isRemoved: (item: T) => boolean) => void;
}

/**
 * Loads a list for each user who signs in, once the profile is there: a user may have no session before.
 * Call in an injection context.
 *
 * @param loader - returns the function that loads; without one nothing is loaded
 */
export function injectLoaded<T>(
  loader: () => (() => Promise<readonly T[]>) | undefined,
): LoadedList<T> {
  const profile = inject(ProfileService).profile;
  const tasks = inject(PendingTasks);
  const user = computed(() => profile()?.user_id);
  const items = signal<readonly T[]>([]);
  const state = signal<LoadState>({ status: 'loading' });
  let attempts = 0;

  const load = async (read: () => Promise<readonly T[]>): Promise<void> => {
    const attempt = ++attempts;
    // A test waits for it.
    const done = tasks.add();
    items.set([]);
    state.set({ status: 'loading' });
    let result: LoadState = { status: 'ready' };
    let found: readonly T[] = [];
    try {
      found = await read();
    } catch (error) {
      result = { status: 'failed', error };
    }
    // Meanwhile another user may have signed in.
    if (attempt === attempts) {
      items.set(found);
      state.set(result);
    }
    done();
  };
  const again = (): void => {
    const read = loader();
    if (read) {
      void load(read);
    }
  };
  effect(() => {
    if (user() !== undefined && loader()) {
      untracked(again);
    }
  });
  const remove = (isRemoved: (item: T) => boolean): void => {
    items.update((all) => all.filter((item) => !isRemoved(item)));
  };
  return { items: items.asReadonly(), state: state.asReadonly(), again, remove };
}
