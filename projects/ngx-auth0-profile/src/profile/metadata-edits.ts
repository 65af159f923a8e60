import { runInInjectionContext, type Injector } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { checkMetadata, checkProfileSize } from '../metadata/check-metadata';
import {
  applyChanges,
  isPlainObject,
  topLevelChanges,
  type PlainObject,
} from '../metadata/merge-patch';
import type { ProfileReader } from './profile-reader';
import type { ProfileStore } from './profile-store';
import type { ProfileTabs } from './profile-tabs';
import type { ProfileWriter } from './profile-writer';
import { withMetadata, type StoredProfile, type UserProfile } from './user-profile';

/** How often a function is called for one edit while the metadata changes. */
const MAX_COMPUTATIONS = 5;

/** How an edit is made. */
export interface EditOptions {
  /** Whether `profile` shows the edit before the server answers; a failure reverts it. Default: `false`. */
  readonly optimistic?: boolean;
}

/** A patch, or a function that computes it from the stored metadata. */
export type AnyMetadataEdit =
  PlainObject | ((now: PlainObject) => PlainObject | Promise<PlainObject>);

/** Turns edits of metadata into the smallest requests for them. */
export class MetadataEdits {
  constructor(
    private readonly injector: Injector,
    private readonly store: ProfileStore,
    private readonly reader: ProfileReader,
    private readonly writer: ProfileWriter,
    private readonly tabs: ProfileTabs,
  ) {}

  async update(
    id: string,
    edit: AnyMetadataEdit,
    options: EditOptions,
  ): Promise<UserProfile | undefined> {
    if (typeof edit === 'function') {
      return exclusively(() => this.computeAndWrite(id, edit, options));
    }
    checkMetadata(edit);
    // Auth0 replaces nested objects: an edit of another tab between reading and writing would be lost.
    return Object.values(edit).some(isPlainObject)
      ? exclusively(async () => {
          const { stored } = await this.reader.read(id);
          return this.write(id, stored, edit, options);
        })
      : this.write(id, await this.reader.latest(id), edit, options);
  }

  /**
   * Checks an edit without sending it.
   *
   * @throws {Auth0ProfileError} `profile-too-large`, or `invalid-metadata` where the application's schema refuses it.
   */
  async check(latest: StoredProfile, patch: PlainObject): Promise<void> {
    if (!isEmptyPatch(patch)) {
      const changed = topLevelChanges(metadataOf(latest), patch);
      await this.expect(latest, changed);
    }
  }

  /** Removes all metadata. */
  async clear(id: string): Promise<UserProfile> {
    await this.reader.parse({ user_id: id });
    return this.finish(id, await this.writer.writeMetadata(id, {}));
  }

  /** Computes an edit from what the server stores, again where that has changed while it was computed. */
  private async computeAndWrite(
    id: string,
    compute: (now: PlainObject) => PlainObject | Promise<PlainObject>,
    options: EditOptions,
  ): Promise<UserProfile> {
    let latest = await this.reader.read(id);
    for (let attempt = 0; attempt < MAX_COMPUTATIONS; attempt++) {
      const now = metadataOf(latest.stored);
      const computed = runInInjectionContext(this.injector, () => compute(structuredClone(now)));
      const patch = await computed;
      checkMetadata(patch);
      // A synchronous function takes no time in which the metadata could change. Auth0 has no conditional
      // requests, so that a change between this read and the write is not noticed.
      const present = computed === patch ? latest : await this.reader.read(id);
      if (JSON.stringify(metadataOf(present.stored)) === JSON.stringify(now)) {
        return isEmptyPatch(patch) ? present.shown : this.write(id, present.stored, patch, options);
      }
      latest = present;
    }
    throw new Auth0ProfileError(
      'conflict',
      `The metadata changed ${MAX_COMPUTATIONS} times while the function of updateMetadata() ran; the edit was not sent. ` +
        'Let the function take less time, or call updateMetadata() again.',
    );
  }

  private async write(
    id: string,
    latest: StoredProfile | undefined,
    patch: PlainObject,
    { optimistic = false }: EditOptions,
  ): Promise<UserProfile> {
    const before = this.store.profile();
    const changes = latest ? topLevelChanges(metadataOf(latest), patch) : patch;
    const shown = await this.expect(latest ?? { user_id: id }, changes);
    if (optimistic) {
      this.store.show(id, shown);
    }
    try {
      return await this.finish(id, await this.writer.writeMetadata(id, changes));
    } catch (error) {
      if (optimistic) {
        this.store.show(id, before);
      }
      throw error;
    }
  }

  /** The profile that changes of the metadata lead to, checked. */
  private async expect(latest: StoredProfile, changes: PlainObject): Promise<UserProfile> {
    const expected = { ...latest, user_metadata: applyChanges(metadataOf(latest), changes) };
    checkProfileSize(expected);
    return this.reader.parse(expected);
  }

  /** Shows the answer to an edit, in the other tabs too. */
  private async finish(id: string, answer: StoredProfile | null): Promise<UserProfile> {
    const { stored, shown } = await this.reader.receive(id, answer);
    this.tabs.announce(stored);
    return shown;
  }
}

/** Whether a patch changes nothing. */
export function isEmptyPatch(patch: PlainObject): boolean {
  return Object.values(patch).every((value) => value === undefined);
}

function metadataOf(stored: StoredProfile | undefined): PlainObject {
  return stored ? withMetadata(stored).user_metadata : {};
}

/** Runs under a lock that all tabs of this origin share, where the browser has Web Locks. */
async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks ? locks.request('ngx-auth0-profile', work) : work();
}
