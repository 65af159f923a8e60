import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { otherUserAnsweredError } from '../errors/user-changed-error';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { WAITING_UNTIL } from '../throttling/waiting-until';
import { METADATA_CHECK } from '../metadata/with-metadata-schema';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { ProfileChannel, type ProfileMessage } from './profile-channel';
import type { StoredProfile, UserProfile } from './user-profile';

/**
 * The state of the profile.
 *
 * - `idle`: nothing has been loaded, or nobody is signed in.
 * - `loading`, `saving`: a request is running.
 * - `waiting`: requests are paused because of a rate limit; `waitingUntil` is the end of the pause.
 * - `ready`: the profile is what the server last returned.
 * - `error`: the last command failed; `error` has the reason.
 */
export type ProfileStatus = 'idle' | 'loading' | 'saving' | 'waiting' | 'ready' | 'error';

/** The profile of the signed-in user, kept in step with the other tabs. */
@Injectable({ providedIn: 'root' })
export class ProfileStore {
  private readonly toProfileError = injectToProfileError();
  private readonly currentProfile = signal<UserProfile | undefined>(undefined);
  private readonly currentStatus = signal<ProfileStatus>('idle');
  private readonly currentError = signal<Auth0ProfileError | undefined>(undefined);
  private readonly destroyRef = inject(DestroyRef);
  private readonly config = inject(AuthClientConfig);
  private readonly lazy = inject(LazyAuthorization);
  private channel: ProfileChannel | undefined;
  private user: string | undefined;
  /** The last answer of the server, and the profile made of it. */
  private received: { readonly answer: string; readonly profile: UserProfile } | undefined;

  /** The application's own check of metadata, where there is one. */
  readonly checkMetadata = inject(METADATA_CHECK, { optional: true });
  /** Counts the successful changes of the profile: a read that started before the last one may be stale. */
  changes = 0;
  /** Counts the commands that are running. `status` does not tell: it is reset when the user changes. */
  running = 0;

  readonly profile = this.currentProfile.asReadonly();
  readonly error = this.currentError.asReadonly();
  readonly waitingUntil = inject(WAITING_UNTIL).asReadonly();
  readonly status = computed<ProfileStatus>(() => {
    const status = this.currentStatus();
    const busy = status === 'loading' || status === 'saving';
    return busy && this.waitingUntil() ? 'waiting' : status;
  });

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const announceLogout = (): void => {
      if (this.user !== undefined && !hasSessionCookie(this.config.get().clientId)) {
        this.channel?.send({ type: 'signed-out', user: this.user });
      }
    };
    view?.addEventListener('pagehide', announceLogout);
    this.destroyRef.onDestroy(() => {
      view?.removeEventListener('pagehide', announceLogout);
      this.channel?.close();
    });
  }

  /** Drops the profile of another user; returns whether there was one. */
  follow(user: string | undefined): boolean {
    const other = this.user !== undefined && this.user !== user;
    if (other) {
      this.currentProfile.set(undefined);
      this.currentStatus.set('idle');
      this.currentError.set(undefined);
    }
    this.user = user;
    // Without a user, as on a server, no other tab has news.
    if (user !== undefined && !this.destroyRef.destroyed) {
      this.channel ??= new ProfileChannel(this.config.get(), (message) => {
        this.receiveMessage(message);
      });
    }
    return other;
  }

  /** Shows a profile, unless another user is signed in by now. */
  show(id: string, profile: UserProfile | undefined): void {
    if (id === this.user) {
      this.currentProfile.set(profile);
    }
  }

  /** Checks a profile from the server and shows it; after an edit, in the other tabs too. */
  async receive(id: string, stored: StoredProfile | null, edited = false): Promise<UserProfile> {
    if (!stored?.user_id) {
      throw new Auth0ProfileError(
        'unavailable',
        'The answer of the API contains no profile. Check the proxies between the page and the API.',
      );
    }
    if (stored.user_id !== id) {
      throw otherUserAnsweredError();
    }
    const answer = JSON.stringify(stored);
    const { received } = this;
    // A form that follows the profile starts again with each new object.
    if (!edited && received?.answer === answer && received.profile === this.profile()) {
      return received.profile;
    }
    const profile = withMetadata(stored);
    const checked = this.checkMetadata
      ? { ...profile, user_metadata: await this.checkMetadata(profile.user_metadata) }
      : profile;
    this.received = { answer, profile: checked };
    this.show(id, checked);
    if (edited) {
      this.channel?.send({ type: 'profile', profile: stored });
    }
    return checked;
  }

  private receiveMessage(message: ProfileMessage): void {
    if (message.type === 'profile') {
      this.show(message.profile.user_id, withMetadata(message.profile));
    } else if (message.user === this.user) {
      // A failure leaves the session as it is; the next command reports it.
      this.lazy.loaded?.port.endLocalSession().catch(() => undefined);
    }
  }

  /** Runs a command and sets `status` and `error` accordingly. */
  async during<T>(status: ProfileStatus, work: () => Promise<T>): Promise<T> {
    this.currentStatus.set(status);
    this.running++;
    try {
      const result = await work();
      this.currentStatus.set(this.profile() ? 'ready' : 'idle');
      this.currentError.set(undefined);
      return result;
    } catch (caught) {
      const error = await this.toProfileError(caught);
      // An edit that fails while it reads the current profile is still a failed edit for the user.
      Object.assign(error, { operation: status === 'saving' ? 'write' : 'read' });
      this.currentStatus.set('error');
      this.currentError.set(error);
      throw error;
    } finally {
      this.running--;
    }
  }
}

/**
 * Whether the SDK's cookie says that a user is signed in. `AuthService.logout()` removes it before it leaves
 * the page, and reports nothing; a login that failed silently has reported the user's absence before.
 */
function hasSessionCookie(clientId: string): boolean {
  return document.cookie.includes(`auth0.${clientId}.is.authenticated=`);
}

/** Auth0 omits `user_metadata` when it is empty. */
function withMetadata(stored: StoredProfile): UserProfile {
  const metadata = stored['user_metadata'];
  return { ...stored, user_metadata: typeof metadata === 'object' ? { ...metadata } : {} };
}
