import { DestroyRef, Injectable, PLATFORM_ID, computed, inject, signal } from '@angular/core';
import { isPlatformServer } from '@angular/common';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/explain';
import { checkMetadata, checkProfileSize } from '../metadata/check-metadata';
import {
  applyChanges,
  isPlainObject,
  topLevelChanges,
  type PlainObject,
} from '../metadata/merge-patch';
import { RequestLanes } from '../rate-limits/request-lanes';
import { injectUserId } from '../tokens/inject-user-id';
import { AccessTokens } from '../tokens/access-tokens';
import { ProfileBackend, type StoredProfile } from './profile-backend';
import type { MetadataPatch, ProfileChanges } from './profile-changes';
import type { ProfileStatus } from './profile-status';
import type { UserProfile } from './user-profile';

/** How an edit is made. */
export interface EditOptions {
  /** Whether `profile` shows the edit before the server has it; a failure takes it back. Default: `false`. */
  readonly optimistic?: boolean;
}

/**
 * The signed-in user's profile: loaded when the service is first injected and somebody is signed in,
 * edited by commands that return promises.
 *
 * @typeParam M - the application's own metadata
 *
 * @example
 * ```ts
 * const profiles = inject(ProfileService<{ theme: 'light' | 'dark' }>);
 * await profiles.updateMetadata({ theme: 'dark' });
 * ```
 */
@Injectable({ providedIn: 'root' })
export class ProfileService<M extends object = Record<string, unknown>> {
  private readonly backend = inject(ProfileBackend);
  private readonly tokens = inject(AccessTokens);
  private readonly lanes = inject(RequestLanes);
  private readonly explain = injectExplain();
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));

  private readonly currentProfile = signal<UserProfile<M> | undefined>(undefined);
  private readonly currentStatus = signal<ProfileStatus>('idle');
  private readonly currentError = signal<Auth0ProfileError | undefined>(undefined);
  private readonly signedIn = injectUserId();
  private user: string | undefined;
  private loading: Promise<UserProfile<M>> | undefined;
  private edits: Promise<unknown> = Promise.resolve();

  /** The profile as the server last said, or as an optimistic edit will make it. */
  readonly profile = this.currentProfile.asReadonly();
  /** Until when the page waits because the tenant asked for a pause. */
  readonly waitingUntil = this.lanes.waitingUntil;
  /** What the profile is busy with. */
  readonly status = computed<ProfileStatus>(() => {
    const status = this.currentStatus();
    const busy = status === 'loading' || status === 'saving';
    return busy && this.waitingUntil() ? 'waiting' : status;
  });
  /** Why the last command failed; gone with the next that succeeds. */
  readonly error = this.currentError.asReadonly();

  constructor() {
    if (!this.onServer) {
      const stop = this.tokens.port.onUserChange((user) => {
        this.follow(user?.sub);
      });
      inject(DestroyRef).onDestroy(stop);
    }
  }

  /**
   * Loads the profile anew. Calls made while one is under way share it.
   *
   * @throws {Auth0ProfileError} `login-required` when nobody is signed in, else what the API said.
   */
  load(): Promise<UserProfile<M>> {
    const loading = (this.loading ??= this.busy('loading', async () => {
      const id = await this.userId();
      return this.show(id, await this.backend.read(id));
    }).finally(() => {
      if (this.loading === loading) {
        this.loading = undefined;
      }
    }));
    return loading;
  }

  /**
   * Changes what the patch names and nothing else. An empty patch, and one that changes nothing,
   * sends nothing. Nested objects are merged with what the server has at that moment.
   *
   * @throws {Auth0ProfileError} `invalid-metadata` or `profile-too-large` before anything is sent.
   */
  updateMetadata(
    patch: MetadataPatch<M>,
    options: EditOptions = {},
  ): Promise<UserProfile<M> | undefined> {
    return this.editMetadata({ ...patch }, options);
  }

  /** Removes these names from the metadata. */
  removeMetadata(...names: readonly (keyof M & string)[]): Promise<UserProfile<M> | undefined> {
    return this.editMetadata(Object.fromEntries(names.map((name) => [name, null])), {});
  }

  /** Removes all metadata. */
  clearMetadata(): Promise<UserProfile<M> | undefined> {
    return this.edit(async (id) => this.show(id, await this.backend.writeMetadata(id, {})));
  }

  /**
   * Changes root attributes, which takes the proxy, and metadata.
   *
   * @throws {Auth0ProfileError} `field-needs-backend` before any request, when no proxy is configured.
   */
  update({
    user_metadata: metadata,
    ...attributes
  }: ProfileChanges<M>): Promise<UserProfile<M> | undefined> {
    const named = Object.entries(attributes).filter(([, value]) => value !== undefined);
    return named.length === 0
      ? this.updateMetadata(metadata ?? {})
      : this.edit(async (id) => {
          await this.backend.writeAttributes(Object.fromEntries(named));
          const latest = this.show(id, await this.backend.read(id));
          return metadata ? this.sendMetadata(id, { ...metadata }, {}) : latest;
        });
  }

  private editMetadata(
    patch: PlainObject,
    options: EditOptions,
  ): Promise<UserProfile<M> | undefined> {
    const empty = Object.values(patch).every((value) => value === undefined);
    return empty
      ? Promise.resolve(this.profile())
      : this.edit((id) => this.sendMetadata(id, patch, options));
  }

  private async sendMetadata(
    id: string,
    patch: PlainObject,
    { optimistic = false }: EditOptions,
  ): Promise<UserProfile<M> | undefined> {
    checkMetadata(patch);
    const nested = Object.values(patch).some(isPlainObject);
    const latest = nested ? this.show(id, await this.backend.read(id)) : this.profile();
    const metadata: PlainObject = { ...latest?.user_metadata };
    const changes = latest ? topLevelChanges(metadata, patch) : patch;
    if (Object.keys(changes).length === 0) {
      return latest;
    }
    const expected = { user_id: id, ...latest, user_metadata: applyChanges(metadata, changes) };
    checkProfileSize(expected);
    if (optimistic) {
      this.show(id, expected);
    }
    try {
      return this.show(id, await this.backend.writeMetadata(id, changes));
    } catch (error) {
      if (optimistic) {
        this.currentProfile.set(latest);
      }
      throw error;
    }
  }

  /** One edit after the other, so that each starts from what the one before left. */
  private edit<T>(work: (id: string) => Promise<T>): Promise<T> {
    const edit = this.edits.then(() => this.busy('saving', async () => work(await this.userId())));
    this.edits = edit.catch(() => undefined);
    return edit;
  }

  private async busy<T>(status: ProfileStatus, work: () => Promise<T>): Promise<T> {
    this.currentStatus.set(status);
    try {
      const result = await work();
      this.currentStatus.set(this.profile() ? 'ready' : 'idle');
      this.currentError.set(undefined);
      return result;
    } catch (caught) {
      const error = this.explain(caught);
      this.currentStatus.set('error');
      this.currentError.set(error);
      throw error;
    }
  }

  private show(id: string, stored: StoredProfile): UserProfile<M> {
    const metadata = stored['user_metadata'];
    const profile = {
      ...stored,
      user_metadata: isPlainObject(metadata) ? metadata : {},
    } as UserProfile<M>;
    if (id === this.user) {
      this.currentProfile.set(profile);
    }
    return profile;
  }

  /** Drops what belongs to a user who is gone, and loads for the one who came. */
  private follow(user: string | undefined): void {
    if (this.user !== undefined && this.user !== user) {
      this.currentProfile.set(undefined);
      this.currentStatus.set('idle');
      this.currentError.set(undefined);
      this.loading = undefined;
    }
    this.user = user;
    if (user !== undefined && !this.profile()) {
      // A failure shows in `error`; nobody waits for this promise.
      this.load().catch(() => undefined);
    }
  }

  private async userId(): Promise<string> {
    const id = await this.signedIn();
    this.user ??= id;
    return id;
  }
}
