import type { Injector } from '@angular/core';
import { checkMetadata } from '../metadata/check-metadata';
import type { PlainObject } from '../metadata/merge-patch';
import type { MetadataCheck } from '../metadata/with-metadata-schema';
import type { Authorization } from '../requests/authorization';
import type { Proxy } from '../resources/with-proxy';
import { MetadataEdits, type AnyMetadataEdit, type EditOptions } from './metadata-edits';
import { ProfileReader } from './profile-reader';
import type { ProfileStore } from './profile-store';
import { ProfileTabs } from './profile-tabs';
import { ProfileWriter } from './profile-writer';
import type { StoredProfile, UserProfile } from './user-profile';

/** What `ProfileCommands` works with. Passed in, because importing it would put it into every bundle. */
export interface ProfileContext {
  readonly injector: Injector;
  readonly store: ProfileStore;
  readonly proxy: () => Proxy | undefined;
  /** The application's schema, where there is one. */
  readonly parseMetadata: MetadataCheck | null;
}

/** Loads the profile, and turns edits into the smallest requests for them. Lazily loaded. */
export class ProfileCommands {
  private readonly store: ProfileStore;
  private readonly reader: ProfileReader;
  private readonly writer: ProfileWriter;
  private readonly tabs: ProfileTabs;
  private readonly metadataEdits: MetadataEdits;

  constructor(
    private readonly authorization: Authorization,
    { injector, store, proxy, parseMetadata }: ProfileContext,
  ) {
    this.store = store;
    this.reader = new ProfileReader(authorization.api, proxy, store, parseMetadata);
    this.writer = new ProfileWriter(authorization.api, proxy);
    this.tabs = new ProfileTabs(injector, store, this.reader, authorization);
    this.metadataEdits = new MetadataEdits(injector, store, this.reader, this.writer, this.tabs);
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
    const answer = await this.reader.request(id);
    return changes === this.store.changes
      ? (await this.reader.receive(id, answer)).shown
      : this.read();
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
    this.writer.backendFor(Object.keys(attributes));
    checkMetadata(metadata ?? {});
    const { stored } = await this.reader.read(id);
    const changes = changedAttributes(stored, attributes);
    if (Object.keys(changes).length > 0) {
      await this.writer.writeAttributes(id, changes);
      const { stored: changed } = await this.reader.read(id);
      this.tabs.announce(changed);
    }
    return metadata ? this.updateMetadata(id, metadata, {}) : this.store.profile();
  }

  clearMetadata(id: string): Promise<UserProfile> {
    return this.metadataEdits.clear(id);
  }

  updateMetadata(
    id: string,
    edit: AnyMetadataEdit,
    options: EditOptions,
  ): Promise<UserProfile | undefined> {
    return this.metadataEdits.update(id, edit, options);
  }
}

/** The attributes that the server does not have yet. An e-mail address that is sent again becomes unverified. */
function changedAttributes(server: StoredProfile, attributes: PlainObject): PlainObject {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => {
      const present = server[name] ?? null;
      return name === 'email' && typeof present === 'string' && typeof value === 'string'
        ? present.toLowerCase() !== value.toLowerCase()
        : present !== value;
    }),
  );
}
