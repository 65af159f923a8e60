import { DOCUMENT, DestroyRef, type Injector } from '@angular/core';
import type { Authorization } from '../requests/authorization';
import { ProfileChannel, type ProfileMessage } from './profile-channel';
import type { ProfileStore } from './profile-store';
import type { ProfileReader } from './profile-reader';
import type { StoredProfile } from './user-profile';

/** Keeps the profile in step with the other tabs of the same application. */
export class ProfileTabs {
  private readonly destroyRef: DestroyRef;
  private channel: ProfileChannel | undefined;

  constructor(
    injector: Injector,
    private readonly store: ProfileStore,
    private readonly reader: ProfileReader,
    private readonly authorization: Authorization,
  ) {
    this.destroyRef = injector.get(DestroyRef);
    const view = injector.get(DOCUMENT).defaultView;
    const announceLogout = (): void => {
      const { user } = this.store;
      if (user !== undefined && this.authorization.port.isSessionOver()) {
        this.channel?.send({ type: 'signed-out', user });
      }
    };
    view?.addEventListener('pagehide', announceLogout);
    this.destroyRef.onDestroy(() => {
      view?.removeEventListener('pagehide', announceLogout);
      this.channel?.close();
    });
  }

  /** Follows the other tabs from now on. Not before a user is known: without one they have no news. */
  open(): void {
    if (!this.destroyRef.destroyed) {
      this.channel ??= new ProfileChannel(this.authorization.port.application, (message) => {
        this.receive(message);
      });
    }
  }

  /** Shows an edited profile in the other tabs. */
  announce(profile: StoredProfile): void {
    this.channel?.send({ type: 'profile', profile });
  }

  private receive(message: ProfileMessage): void {
    const user = message.type === 'profile' ? message.profile.user_id : message.user;
    if (user !== this.store.user) {
      return;
    }
    if (message.type === 'profile') {
      // A profile that the schema refuses is reported by the next read.
      this.reader.show(message.profile).catch(() => undefined);
    } else {
      // A failure leaves the session as it is; the next command reports it.
      this.authorization.port.endLocalSession().catch(() => undefined);
    }
  }
}
