import { isPlatformServer } from '@angular/common';
import { DestroyRef, Injectable, Injector, PLATFORM_ID, inject, type Signal } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { loaded } from '../errors/loaded';
import type { PlainObject } from '../metadata/merge-patch';
import { injectUserId } from '../tokens/inject-user-id';
import { startInTurn } from '../tokens/start-in-turn';
import type { EditOptions } from './edit-options';
import type { MetadataPatch, ProfileChanges } from './profile-changes';
import type { ProfileEdits } from './profile-edits';
import { firstRead, type FirstRead } from './first-read';
import { ProfileReader } from './profile-reader';
import type { ProfileStatus } from './profile-status';
import { ProfileStore } from './profile-store';
import type { UserProfile } from './user-profile';

/** The commands and signals behind `ProfileService`, which is this class under a typed name. */
@Injectable({ providedIn: 'root' })
export class EditableProfile<M extends object = Record<string, unknown>> {
  private readonly store = inject(ProfileStore);
  private readonly reader = inject(ProfileReader);
  private readonly signedIn = injectUserId();
  private loading: Promise<UserProfile<M>> | undefined;
  private edits: Promise<unknown> = Promise.resolve();
  private editor: ProfileEdits | undefined;

  /** The profile as the server last said, or as an optimistic edit will make it. */
  readonly profile = this.store.profile as Signal<UserProfile<M> | undefined>;
  /** What the profile is busy with. */
  readonly status: Signal<ProfileStatus> = this.store.status;
  /** Why the last command failed; gone with the next that succeeds. */
  readonly error: Signal<Auth0ProfileError | undefined> = this.store.error;
  /** Until when the page waits because the tenant asked for a pause. */
  readonly waitingUntil = this.store.waitingUntil;

  constructor() {
    if (!isPlatformServer(inject(PLATFORM_ID))) {
      this.watch(inject(Injector)).catch(() =>
        // Why it failed shows in `error`; nobody waits for this promise.
        this.load().catch(() => undefined),
      );
    }
  }

  /**
   * Loads the profile anew. Calls made while one is under way share it.
   *
   * @throws {Auth0ProfileError} `login-required` when nobody is signed in, else what the API said.
   */
  load(): Promise<UserProfile<M>> {
    return this.loadWith();
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
    return this.edit((id, editor) => editor.clearMetadata(id));
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
      : this.edit((id, editor) =>
          editor.update(id, Object.fromEntries(named), metadata && { ...metadata }),
        );
  }

  private editMetadata(
    patch: PlainObject,
    options: EditOptions,
  ): Promise<UserProfile<M> | undefined> {
    return Object.values(patch).every((value) => value === undefined)
      ? Promise.resolve(this.profile())
      : this.edit(async (id, editor) => {
          // What the edit changes is told by what there was; a failed load says so itself.
          await this.loading?.catch(() => undefined);
          return editor.updateMetadata(id, patch, options);
        });
  }

  /** One edit after the other, so that each starts from what the one before left. */
  private edit(
    work: (id: string, editor: ProfileEdits) => Promise<UserProfile | undefined>,
  ): Promise<UserProfile<M> | undefined> {
    const edit = this.edits.then(() =>
      this.store.during('saving', async () => {
        const edited = await work(await this.userId(), await this.loadEditor());
        this.store.changes++;
        return edited as UserProfile<M> | undefined;
      }),
    );
    this.edits = edit.catch(() => undefined);
    return edit;
  }

  private async loadEditor(): Promise<ProfileEdits> {
    const { ProfileEdits } = await loaded(import('./profile-edits'));
    return (this.editor ??= new ProfileEdits(this.store, this.reader));
  }

  private loadWith(first?: FirstRead): Promise<UserProfile<M>> {
    const loading = (this.loading ??= this.store
      .during('loading', () => this.read(first))
      .finally(() => {
        if (this.loading === loading) {
          this.loading = undefined;
        }
      }));
    return loading;
  }

  /** Reads again when a change went through meanwhile: what was read may be older than it. */
  private async read(first?: FirstRead): Promise<UserProfile<M>> {
    const id = await this.userId(first?.user);
    const before = this.store.changes;
    const stored = await (first?.read() ?? this.reader.read(id));
    return before === this.store.changes
      ? ((await this.store.receive(id, stored)) as UserProfile<M>)
      : this.read();
  }

  private async watch(injector: Injector): Promise<void> {
    const first = await firstRead(injector).catch(() => undefined);
    // A failure shows in `error`; nobody waits for this promise.
    await (first && this.loadWith(first).catch(() => undefined));
    let opened = first?.user;
    const { port } = await startInTurn(injector);
    const stop = port.onUserChange((user) => {
      if (user === undefined || user !== opened) {
        this.follow(user);
      }
      opened = undefined;
    });
    injector.get(DestroyRef).onDestroy(stop);
  }

  private follow(user: string | undefined): void {
    if (this.store.follow(user)) {
      this.loading = undefined;
    }
    if (user !== undefined && !this.profile()) {
      // A failure shows in `error`; nobody waits for this promise.
      this.load().catch(() => undefined);
    }
  }

  private async userId(known?: string): Promise<string> {
    const id = known ?? (await this.signedIn());
    this.store.follow(id);
    return id;
  }
}

/** A class token that keeps the type of the metadata, which a generic class loses in `inject()`. */
export interface ProfileServiceToken {
  new <M extends object>(): EditableProfile<M>;
  new (): EditableProfile;
  readonly prototype: never;
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
export type ProfileService<M extends object = Record<string, unknown>> = EditableProfile<M>;
/** The token to inject `ProfileService` by. */
export const ProfileService = EditableProfile as ProfileServiceToken;
