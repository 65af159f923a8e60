import { Injectable, inject } from '@angular/core';
import { checkMetadata, checkProfileSize } from '../metadata/check-metadata';
import {
  applyChanges,
  isPlainObject,
  topLevelChanges,
  type PlainObject,
} from '../metadata/merge-patch';
import { METADATA_CHECK } from '../metadata/with-metadata-schema';
import { ProfileBackend } from './profile-backend';
import { ProfileStore } from './profile-store';
import type { UserProfile } from './user-profile';

/** How an edit is made. */
export interface EditOptions {
  /** Whether `profile` shows the edit before the server has it; a failure takes it back. Default: `false`. */
  readonly optimistic?: boolean;
}

/** Turns edits of metadata into the smallest request that makes them. */
@Injectable({ providedIn: 'root' })
export class MetadataEdits {
  private readonly backend = inject(ProfileBackend);
  private readonly store = inject(ProfileStore);
  private readonly checkSchema = inject(METADATA_CHECK);

  async send(
    id: string,
    patch: PlainObject,
    options: EditOptions = {},
  ): Promise<UserProfile | undefined> {
    checkMetadata(patch);
    // Auth0 replaces nested objects, so that another tab's edit between reading and writing is lost.
    return Object.values(patch).some(isPlainObject)
      ? exclusively(async () =>
          this.write(id, await this.store.receive(id, await this.backend.read(id)), patch, options),
        )
      : this.write(id, this.store.profile(), patch, options);
  }

  private async write(
    id: string,
    latest: UserProfile | undefined,
    patch: PlainObject,
    { optimistic = false }: EditOptions,
  ): Promise<UserProfile | undefined> {
    const metadata: PlainObject = { ...latest?.user_metadata };
    const changes = latest ? topLevelChanges(metadata, patch) : patch;
    if (Object.keys(changes).length === 0) {
      return latest;
    }
    const after = applyChanges(metadata, changes);
    const expected: UserProfile = { ...(latest ?? { user_id: id }), user_metadata: after };
    checkProfileSize(expected);
    await this.checkSchema?.(after);
    if (optimistic) {
      this.store.show(id, expected);
    }
    try {
      return await this.store.receive(id, await this.backend.writeMetadata(id, changes), true);
    } catch (error) {
      if (optimistic) {
        this.store.show(id, latest);
      }
      throw error;
    }
  }
}

/** Runs alone among the tabs of this origin, where the browser can see to it. */
async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks ? locks.request('ngx-auth0-profile', work) : work();
}
