import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/inject-explain';
import { AccessTokens } from '../tokens/access-tokens';
import { METADATA_CHECK } from '../metadata/with-metadata-schema';
import type { StoredProfile } from './stored-profile';
import { ProfileChannel } from './profile-channel';
import type { ProfileStatus } from './profile-status';
import type { UserProfile } from './user-profile';

/** What is known about the profile of whoever is signed in, in this tab and the others. */
@Injectable({ providedIn: 'root' })
export class ProfileStore {
  private readonly explain = injectExplain();
  private readonly currentProfile = signal<UserProfile | undefined>(undefined);
  private readonly currentStatus = signal<ProfileStatus>('idle');
  private readonly currentError = signal<Auth0ProfileError | undefined>(undefined);
  private readonly destroyRef = inject(DestroyRef);
  private channel: ProfileChannel | undefined;
  private user: string | undefined;

  /** The application's own check of metadata, where there is one. */
  readonly checkMetadata = inject(METADATA_CHECK, { optional: true });
  /** How many changes to the profile went through; what was asked for before the last may be older. */
  changes = 0;

  readonly profile = this.currentProfile.asReadonly();
  readonly error = this.currentError.asReadonly();
  readonly waitingUntil = inject(AccessTokens).waitingUntil.asReadonly();
  readonly status = computed<ProfileStatus>(() => {
    const status = this.currentStatus();
    const busy = status === 'loading' || status === 'saving';
    return busy && this.waitingUntil() ? 'waiting' : status;
  });

  constructor() {
    this.destroyRef.onDestroy(() => {
      this.channel?.close();
    });
  }

  /** Drops what belongs to a user who is gone; answers whether anything did. */
  follow(user: string | undefined): boolean {
    const other = this.user !== undefined && this.user !== user;
    if (other) {
      this.currentProfile.set(undefined);
      this.currentStatus.set('idle');
      this.currentError.set(undefined);
    }
    this.user = user;
    // With nobody signed in, as on a server, there is nothing to hear of.
    if (user !== undefined && !this.destroyRef.destroyed) {
      this.channel ??= new ProfileChannel((stored) => {
        this.show(stored.user_id, withMetadata(stored));
      });
    }
    return other;
  }

  /** Shows a profile as it is, unless its user is gone by now. */
  show(id: string, profile: UserProfile | undefined): void {
    if (id === this.user) {
      this.currentProfile.set(profile);
    }
  }

  /** Checks what came from the server and shows it; after an edit, in the other tabs too. */
  async receive(id: string, stored: StoredProfile | null, edited = false): Promise<UserProfile> {
    if (!stored?.user_id) {
      throw new Auth0ProfileError(
        'unavailable',
        'The API answered without a profile. Look at what stands between the page and the API.',
      );
    }
    const profile = withMetadata(stored);
    const checked = this.checkMetadata
      ? { ...profile, user_metadata: await this.checkMetadata(profile.user_metadata) }
      : profile;
    this.show(id, checked);
    if (edited) {
      this.channel?.send(stored);
    }
    return checked;
  }

  /** Does a piece of work and lets `status` and `error` tell about it. */
  async during<T>(status: ProfileStatus, work: () => Promise<T>): Promise<T> {
    this.currentStatus.set(status);
    try {
      const result = await work();
      this.currentStatus.set(this.profile() ? 'ready' : 'idle');
      this.currentError.set(undefined);
      return result;
    } catch (caught) {
      const error = await this.explain(caught);
      this.currentStatus.set('error');
      this.currentError.set(error);
      throw error;
    }
  }
}

/** Auth0 leaves `user_metadata` out where there is none. */
function withMetadata(stored: StoredProfile): UserProfile {
  const metadata = stored['user_metadata'];
  return { ...stored, user_metadata: typeof metadata === 'object' ? { ...metadata } : {} };
}
