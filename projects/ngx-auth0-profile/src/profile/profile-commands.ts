import type { Injector } from '@angular/core';
import { checkMetadata } from '../metadata/check-metadata';
import type { PlainObject } from '../metadata/merge-patch';
import type { MetadataCheck } from '../metadata/with-metadata-schema';
import type { Authorization } from '../requests/authorization';
import type { Proxy } from '../resources/with-proxy';
import {
  MetadataEdits,
  isEmptyPatch,
  type AnyMetadataEdit,
  type EditOptions,
} from './metadata-edits';
import { ProfilePolicies } from './profile-policies';
import { ProfileReader } from './profile-reader';
import type { ProfileStore } from './profile-store';
import { ProfileTabs } from './profile-tabs';
import { ProfileUpdate, type UpdateContext } from './profile-update';
import { ProfileWriter } from './profile-writer';
import type { UserProfile } from './user-profile';

/** What `ProfileCommands` works with. Passed in, because importing it would put it into every bundle. */
export interface ProfileContext {
  readonly injector: Injector;
  readonly store: ProfileStore;
  readonly proxy: () => Proxy | undefined;
  /** The application's schema, where there is one. */
  readonly parseMetadata: MetadataCheck | null;
}

/** An edit of the profile by whichever method: attributes, and the edit of the metadata. */
export interface AnyProfileChanges extends PlainObject {
  readonly user_metadata: AnyMetadataEdit;
}

/** Loads the profile, and turns edits into the smallest requests for them. Lazily loaded. */
export class ProfileCommands {
  private readonly store: ProfileStore;
  private readonly reader: ProfileReader;
  private readonly writer: ProfileWriter;
  private readonly tabs: ProfileTabs;
  private readonly metadataEdits: MetadataEdits;
  private readonly updates: UpdateContext;

  constructor(
    private readonly authorization: Authorization,
    { injector, store, proxy, parseMetadata }: ProfileContext,
  ) {
    this.store = store;
    this.reader = new ProfileReader(authorization.api, proxy, store, parseMetadata);
    this.writer = new ProfileWriter(authorization.api, proxy);
    this.tabs = new ProfileTabs(injector, store, this.reader, authorization);
    this.metadataEdits = new MetadataEdits(injector, store, this.reader, this.writer, this.tabs);
    this.updates = {
      policies: new ProfilePolicies(injector, store, proxy, authorization.forMyAccount.api),
      reader: this.reader,
      writer: this.writer,
      tabs: this.tabs,
      metadataEdits: this.metadataEdits,
      toError: (caught) => authorization.toError(caught),
    };
  }

  /** Drops the profile of another user; returns whether there was one. */
  follow(user: string | undefined): boolean {
    if (user !== undefined) {
      this.tabs.open();
    }
    const isOther = this.store.follow(user);
    if (isOther || user !== undefined) {
      this.updates.policies.follow(user);
    }
    return isOther;
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

  /** Changes attributes and metadata, by the APIs that take them. An empty edit needs no user. */
  async edit(
    userId: () => Promise<string>,
    { user_metadata: edit, ...changes }: AnyProfileChanges,
    options: EditOptions = {},
  ): Promise<UserProfile | undefined> {
    const attributes = Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    );
    const fields = Object.keys(attributes);
    if (typeof edit !== 'function' && isEmptyPatch(edit) && fields.length === 0) {
      return this.store.profile();
    }
    const id = await userId();
    if (typeof edit === 'function' || fields.length === 0) {
      return this.metadataEdits.update(id, edit, options);
    }
    const { policies, reader } = this.updates;
    const forProxy = fields.filter((field) => !policies.isForMyAccount(field));
    this.writer.assertProxyFor(forProxy, (field) => policies.policyOf(field, id));
    checkMetadata(edit);
    const { stored } = await reader.read(id);
    await new ProfileUpdate(this.updates, id, stored).send(attributes, edit);
    return this.store.profile();
  }

  /** Shows in `ProfileService.policy` which fields the user may change. */
  showPolicy(): void {
    this.updates.policies.show();
  }

  clearMetadata(id: string): Promise<UserProfile> {
    return this.metadataEdits.clear(id);
  }
}
