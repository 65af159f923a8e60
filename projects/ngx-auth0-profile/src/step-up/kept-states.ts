import { Injectable } from '@angular/core';

/** What a redirect keeps of the page, in the `appState` of the login. */
export interface KeptStates {
  /** The user whose page it was; absent where nobody was known. */
  readonly user?: string;
  /** The states by their keys. */
  readonly states: Readonly<Record<string, unknown>>;
}

/** The states of the page that `keepOnRedirect()` has registered. */
@Injectable({ providedIn: 'root' })
export class KeptStateReaders {
  private readonly readers = new Map<string, () => unknown>();
  private readonly restored = new Set<string>();
  /** The last user of the page, also after the session has ended. */
  user: string | undefined;

  set(key: string, read: () => unknown): void {
    this.readers.set(key, read);
  }

  /** Removes a state, unless another component has registered the key since. */
  remove(key: string, read: () => unknown): void {
    if (this.readers.get(key) === read) {
      this.readers.delete(key);
    }
  }

  /** The states to keep; `undefined` when there are none. */
  read(): KeptStates | undefined {
    const states = [...this.readers]
      .map(([key, read]) => [key, read()] as const)
      .filter(([, state]) => state !== undefined);
    return states.length === 0
      ? undefined
      : {
          ...(this.user !== undefined && { user: this.user }),
          states: Object.fromEntries(states),
        };
  }

  /** Whether a state was not restored yet on this page; each is restored once. */
  takeOnce(key: string): boolean {
    const isFirst = !this.restored.has(key);
    this.restored.add(key);
    return isFirst;
  }
}
