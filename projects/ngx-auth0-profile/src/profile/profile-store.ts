import { Injectable, computed, inject, signal } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { WAITING_UNTIL } from '../throttling/waiting-until';
import type { ProfilePolicy } from './profile-policy';
import type { UserProfile } from './user-profile';

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

/** What the page shows of the signed-in user's profile. */
@Injectable({ providedIn: 'root' })
export class ProfileStore {
  private readonly toProfileError = injectToProfileError();
  private readonly currentProfile = signal<UserProfile | undefined>(undefined);
  private readonly currentStatus = signal<ProfileStatus>('idle');
  private readonly currentError = signal<Auth0ProfileError | undefined>(undefined);

  /** The id of the user whose profile is shown or loaded. */
  user: string | undefined;
  /** Counts the successful changes of the profile: a read that started before the last one may be stale. */
  changes = 0;
  /** Counts the commands that are running. `status` does not tell: it is reset when the user changes. */
  running = 0;

  /** Which fields the user may change; set by the lazily loaded code. */
  readonly policy = signal<ProfilePolicy>({});
  readonly profile = this.currentProfile.asReadonly();
  readonly error = this.currentError.asReadonly();
  readonly waitingUntil = inject(WAITING_UNTIL).asReadonly();
  readonly status = computed<ProfileStatus>(() => {
    const status = this.currentStatus();
    const busy = status === 'loading' || status === 'saving';
    return busy && this.waitingUntil() ? 'waiting' : status;
  });

  /** Drops the profile of another user; returns whether there was one. */
  follow(user: string | undefined): boolean {
    const other = this.user !== undefined && this.user !== user;
    if (other) {
      this.currentProfile.set(undefined);
      this.currentStatus.set('idle');
      this.currentError.set(undefined);
    }
    this.user = user;
    return other;
  }

  /** Shows a profile, unless another user is signed in by now. */
  show(id: string, profile: UserProfile | undefined): void {
    if (id === this.user) {
      this.currentProfile.set(profile);
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
