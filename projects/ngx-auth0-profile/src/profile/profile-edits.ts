import { checkMetadata, checkProfileSize } from '../metadata/check-metadata';
import {
  applyChanges,
  isPlainObject,
  topLevelChanges,
  type PlainObject,
} from '../metadata/merge-patch';
import type { ProfileReader } from './profile-reader';
import type { ProfileStore } from './profile-store';
import { ProfileWriter } from './profile-writer';
import type { UserProfile } from './user-profile';

/** How an edit is made. */
export interface EditOptions {
  /** Whether `profile` shows the edit before the server answers; a failure reverts it. Default: `false`. */
  readonly optimistic?: boolean;
}

/**
 * Turns edits into the smallest requests for them. Loaded with the first edit: store and reader are
 * passed in, because importing them would load them with this file.
 */
export class ProfileEdits {
  private readonly writer: ProfileWriter;

  constructor(
    private readonly store: ProfileStore,
    private readonly reader: ProfileReader,
  ) {
    this.writer = new ProfileWriter(reader);
  }

  /** Changes root attributes, then metadata. */
  async update(
    id: string,
    attributes: PlainObject,
    metadata: PlainObject | undefined,
  ): Promise<UserProfile | undefined> {
    await this.writer.writeAttributes(id, attributes);
    const latest = await this.store.receive(id, await this.reader.read(id), true);
    return metadata ? this.updateMetadata(id, metadata, {}) : latest;
  }

  async clearMetadata(id: string): Promise<UserProfile> {
    return this.store.receive(id, await this.writer.writeMetadata(id, {}), true);
  }

  async updateMetadata(
    id: string,
    patch: PlainObject,
    options: EditOptions,
  ): Promise<UserProfile | undefined> {
    checkMetadata(patch);
    // Auth0 replaces nested objects: an edit of another tab between reading and writing would be lost.
    return Object.values(patch).some(isPlainObject)
      ? exclusively(async () => {
          const latest = await this.store.receive(id, await this.reader.read(id));
          return this.write(id, latest, patch, options);
        })
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
    const after = applyChanges(metadata, changes);
    const expected: UserProfile = { ...(latest ?? { user_id: id }), user_metadata: after };
    checkProfileSize(expected);
    await this.store.checkMetadata?.(after);
    if (optimistic) {
      this.store.show(id, expected);
    }
    try {
      return await this.store.receive(id, await this.writer.writeMetadata(id, changes), true);
    } catch (error) {
      if (optimistic) {
        this.store.show(id, latest);
      }
      throw error;
    }
  }
}

/** Runs under a lock that all tabs of this origin share, where the browser has Web Locks. */
async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks ? locks.request('ngx-auth0-profile', work) : work();
}
