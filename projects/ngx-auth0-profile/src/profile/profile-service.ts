import { isPlatformServer } from '@angular/common';
import { DestroyRef, Injectable, Injector, PLATFORM_ID, inject, type Signal } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { importOrThrow } from '../errors/import-or-throw';
import { METADATA_CHECK } from '../metadata/with-metadata-schema';
import type { Authorization } from '../requests/authorization';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { PROXY } from '../resources/with-proxy';
import { PageUser } from '../session/page-user';
import { afterFirstPaint } from '../startup/after-first-paint';
import type { MetadataEdit, MetadataPatch, ProfileChanges } from './profile-changes';
import type { StoredMetadata } from '../metadata/metadata-types';
import type { AnyMetadataEdit, EditOptions } from './metadata-edits';
import type { ProfilePolicy } from './profile-policy';
import type { AnyProfileChanges, ProfileCommands, ProfileContext } from './profile-commands';
import { ProfileStore, type ProfileStatus } from './profile-store';
import type { UserProfile } from './user-profile';

/** The implementation of `ProfileService`, which is this class with a token that keeps its type. */
@Injectable({ providedIn: 'root' })
export class EditableProfile<M extends object = Record<string, unknown>> {
  private readonly store = inject(ProfileStore);
  private readonly context: ProfileContext = {
    injector: inject(Injector),
    store: this.store,
    proxy: inject(PROXY),
    parseMetadata: inject(METADATA_CHECK, { optional: true }),
  };
  private readonly lazy = inject(LazyAuthorization);
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  private readonly opened: Promise<void> | undefined;
  private loading: Promise<UserProfile<M>> | undefined;
  private edits: Promise<unknown> = Promise.resolve();
  private commands: ProfileCommands | undefined;
  private pageUser: PageUser | undefined;

  /** The profile as the server last returned it, or as an optimistic edit will make it. */
  readonly profile = this.store.profile as Signal<UserProfile<M> | undefined>;
  /** The state of the profile. */
  readonly status: Signal<ProfileStatus> = this.store.status;
  /** Why the last command failed; cleared by the next successful one. */
  readonly error: Signal<Auth0ProfileError | undefined> = this.store.error;
  /** When the pause ends that the tenant's rate limit requires. */
  readonly waitingUntil = this.store.waitingUntil;

  constructor() {
    if (!this.onServer) {
      this.opened = this.loadAfterFirstPaint().catch(() => {
        // The load fails for the same reason, and shows it in `error`.
        this.loadPassively();
      });
    }
  }

  /**
   * Which fields the user may change, and why not: for forms. Read when this property is first used; a field is
   * missing until its policy is known, and `update()` checks it again. Without `withMyAccount()` only the proxy
   * changes attributes, so that they are locked where there is none.
   *
   * @example
   * ```ts
   * const profiles = inject(ProfileService);
   * const isNameLocked = computed(() => profiles.policy().name?.editable === false);
   * ```
   */
  get policy(): Signal<ProfilePolicy> {
    void this.opened?.then(() => this.commands?.showPolicy());
    return this.store.policy;
  }

  /**
   * Loads the profile again. Calls share a load that is running.
   *
   * @throws {Auth0ProfileError} `login-required` when nobody is signed in, else the error of the API.
   */
  load(): Promise<UserProfile<M>> {
    return this.loadBy((commands) => commands.read());
  }

  /**
   * Changes the members that the patch names. Only an empty patch sends no request: once an edit resolves,
   * the server has it, also where the page showed an older value. Nested objects are merged with the server's current ones.
   *
   * A function computes the patch from what the server stores now, for an edit that depends on it. It runs in
   * an injection context, while no other tab edits the profile.
   *
   * @example
   * ```ts
   * const profiles = inject(ProfileService<{ tags: readonly string[] }>);
   * await profiles.updateMetadata(({ tags = [] }) => ({ tags: [...tags, 'laptop'] }));
   * ```
   *
   * @throws {Auth0ProfileError} `invalid-metadata` or `profile-too-large` before anything is sent; `conflict` when
   * the metadata kept changing while an asynchronous function ran.
   */
  updateMetadata(
    edit: MetadataPatch<StoredMetadata<M>> | MetadataEdit<StoredMetadata<M>>,
    options: EditOptions = {},
  ): Promise<UserProfile<M> | undefined> {
    return this.edit(
      { user_metadata: typeof edit === 'function' ? (edit as AnyMetadataEdit) : { ...edit } },
      options,
    );
  }

  /** Removes these names from the metadata. */
  removeMetadata(
    ...names: readonly (keyof StoredMetadata<M> & string)[]
  ): Promise<UserProfile<M> | undefined> {
    return this.edit({ user_metadata: Object.fromEntries(names.map((name) => [name, null])) });
  }

  /** Removes all metadata. */
  clearMetadata(): Promise<UserProfile<M> | undefined> {
    return this.inOrder(async (userId, commands) => commands.clearMetadata(await userId()));
  }

  /**
   * Changes attributes and metadata. Attributes go to the My Account API where `withMyAccount()` is set and the
   * tenant lets users change them, else to the proxy. Everything is checked before the first change is sent. When
   * a request fails after others, the error says what was `changed` and `notChanged`, and `profile` shows it.
   *
   * @throws {Auth0ProfileError} `field-needs-backend`, with the reasons in `lockedFields`, when no configured API
   * changes a field; `invalid-request` for a value that none accepts; else the error of the API.
   */
  update(changes: ProfileChanges<M>): Promise<UserProfile<M> | undefined> {
    return this.edit({ ...changes, user_metadata: { ...changes.user_metadata } });
  }

  private edit(
    changes: AnyProfileChanges,
    options?: EditOptions,
  ): Promise<UserProfile<M> | undefined> {
    return this.inOrder((userId, commands) => commands.edit(userId, changes, options));
  }

  /** Runs edits one after another, so that each starts from the result of the previous one. */
  private inOrder(
    work: (
      userId: () => Promise<string>,
      commands: ProfileCommands,
    ) => Promise<UserProfile | undefined>,
  ): Promise<UserProfile<M> | undefined> {
    // Fixed now: the edit waits for earlier ones, and the user may change meanwhile.
    const shown = this.profile()?.user_id ?? this.pageUser?.id;
    const edit = this.edits.then(() =>
      this.store.during('saving', async () => {
        const commands = await this.loadCommands();
        // The changes are computed from the loaded profile. A failed load reports itself.
        await this.loading?.catch(() => undefined);
        const edited = await work(() => commands.userId(shown), commands);
        this.store.changes++;
        return edited as UserProfile<M> | undefined;
      }),
    );
    this.edits = edit.catch(() => undefined);
    return edit;
  }

  private async loadAfterFirstPaint(): Promise<void> {
    const { injector } = this.context;
    this.pageUser = injector.get(PageUser);
    // A test waits for the first load, which begins when the code is there.
    this.store.running++;
    try {
      await afterFirstPaint(injector);
      await this.loadCommands();
    } finally {
      this.store.running--;
    }
  }

  /** Loads the profile of each user who signs in. */
  private followUser({ port }: Authorization, commands: ProfileCommands): void {
    const stop = port.onUserChange((user) => {
      this.follow(user, commands);
    });
    this.context.injector.get(DestroyRef).onDestroy(stop);
  }

  private follow(user: string | undefined, commands: ProfileCommands): void {
    if (commands.follow(user)) {
      this.loading = undefined;
    }
    if (user !== undefined && !this.profile()) {
      this.loadPassively();
    }
  }

  /** Loads where nobody has asked for it. A failure is shown in `error`. */
  private loadPassively(): void {
    this.loadBy((commands) => commands.readPassively()).catch(() => undefined);
  }

  private loadBy(
    read: (commands: ProfileCommands) => Promise<UserProfile>,
  ): Promise<UserProfile<M>> {
    const loading = (this.loading ??= this.store
      .during('loading', async () => (await read(await this.loadCommands())) as UserProfile<M>)
      .finally(() => {
        if (this.loading === loading) {
          this.loading = undefined;
        }
      }));
    return loading;
  }

  private async loadCommands(): Promise<ProfileCommands> {
    // In parallel with the code that requests tokens, which every command needs.
    const [{ ProfileCommands }, authorization] = await Promise.all([
      importOrThrow(import('./profile-commands')),
      this.lazy.start(),
    ]);
    if (!this.commands) {
      this.commands = new ProfileCommands(authorization, this.context);
      // Before the first command shows a profile, which has to go with its user.
      if (!this.onServer) {
        this.followUser(authorization, this.commands);
      }
    }
    return this.commands;
  }
}

/** A class token that keeps the type of the metadata, which `inject()` loses for a generic class. */
export interface ProfileServiceToken {
  new <M extends object>(): EditableProfile<M>;
  new (): EditableProfile;
  readonly prototype: never;
}

/**
 * The profile of the signed-in user: loaded when the service is first injected and a user is signed in,
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
/** The token that injects `ProfileService`. */
export const ProfileService = EditableProfile as ProfileServiceToken;
