import type { Injector } from '@angular/core';
import { checkMetadata, checkProfileSize } from '../metadata/check-metadata';
import {
  applyChanges,
  isPlainObject,
  topLevelChanges,
  type PlainObject,
} from '../metadata/merge-patch';
import type { MetadataCheck } from '../metadata/with-metadata-schema';
import type { Authorization } from '../requests/authorization';
import type { Proxy } from '../resources/with-proxy';
import { ProfileReader } from './profile-reader';
import { ProfileReceiver } from './profile-receiver';
import type { ProfileStore } from './profile-store';
import { ProfileTabs } from './profile-tabs';
import { ProfileWriter } from './profile-writer';
import type { UserProfile } from './user-profile';

/** How an edit is made. */
export interface EditOptions {
  /** Whether `profile` shows the edit before the server answers; a failure reverts it. Default: `false`. */
  readonly optimistic?: boolean;
}

/** What `ProfileCommands` works with. Passed in, because importing it would put it into every bundle. */
export interface ProfileContext {
  readonly injector: Injector;
  readonly store: ProfileStore;
  readonly proxy: () => Proxy | undefined;
  /** The application's own check of metadata, where there is one. */
  readonly checkMetadata: MetadataCheck | null;
}

/** Loads the profile, and turns edits into the smallest requests for them. Lazily loaded. */
export class ProfileCommands {
  private readonly store: ProfileStore;
  private readonly reader: ProfileReader;
  private readonly writer: ProfileWriter;
  private readonly tabs: ProfileTabs;
  private readonly receiver: ProfileReceiver;

  constructor(
    private readonly authorization: Authorization,
    private readonly context: ProfileContext,
  ) {
    const { injector, store, proxy, checkMetadata } = context;
    this.store = store;
    this.reader = new ProfileReader(authorization.api, proxy);
    this.writer = new ProfileWriter(authorization.api, proxy);
    this.tabs = new ProfileTabs(injector, store, authorization);
    this.receiver = new ProfileReceiver(store, this.tabs, checkMetadata);
  }

  /** Drops the profile of another user; returns whether there was one. */
  follow(user: string | undefined): boolean {
    if (user !== undefined) {
      this.tabs.open();
    }
    return this.store.follow(user);
  }

  /**
   * The id of the user that a command is for.
   *
   * @throws {Auth0ProfileError} `login-required`, or `user-changed` when it is not the user that the page shows.
   */
  async userId(shown?: string): Promise<string> {
    const id = await this.authorization.userId(shown);
    this.follow(id);
    return id;
  }

  /** Reads again when a change succeeded meanwhile, because the answer may be older. */
  async read(): Promise<UserProfile> {
    const id = await this.userId();
    const { changes } = this.store;
    const stored = await this.reader.read(id);
    return changes === this.store.changes ? this.receiver.receive(id, stored) : this.read();
  }

  /** Reads where no action of the user causes it, and therefore without a risk for the session. */
  async readPassively(): Promise<UserProfile> {
    const { audience, scopes } = this.reader.token(await this.userId());
    await this.authorization.getPassively(audience, scopes);
    return this.read();
  }

  /** Changes root attributes, then metadata. */
  async update(
    id: string,
    attributes: PlainObject,
    metadata: PlainObject | undefined,
  ): Promise<UserProfile | undefined> {
    await this.writer.writeAttributes(id, attributes);
    const latest = await this.receiver.receive(id, await this.reader.read(id), true);
    return metadata ? this.updateMetadata(id, metadata, {}) : latest;
  }

  async clearMetadata(id: string): Promise<UserProfile> {
    return this.receiver.receive(id, await this.writer.writeMetadata(id, {}), true);
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
          const latest = await this.receiver.receive(id, await this.reader.read(id));
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
    await this.context.checkMetadata?.(after);
    if (optimistic) {
      this.store.show(id, expected);
    }
    try {
      return await this.receiver.receive(id, await this.writer.writeMetadata(id, changes), true);
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
