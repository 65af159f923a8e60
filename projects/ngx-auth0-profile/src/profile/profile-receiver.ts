import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { otherUserAnsweredError } from '../errors/user-changed-error';
import type { MetadataCheck } from '../metadata/with-metadata-schema';
import type { ProfileStore } from './profile-store';
import type { ProfileTabs } from './profile-tabs';
import { withMetadata, type StoredProfile, type UserProfile } from './user-profile';

/** Checks the profiles that an API returns, and shows them. */
export class ProfileReceiver {
  /** The last answer of the server, and the profile made of it. */
  private received: { readonly answer: string; readonly profile: UserProfile } | undefined;

  /** @param checkMetadata - the application's own check of metadata, where there is one */
  constructor(
    private readonly store: ProfileStore,
    private readonly tabs: ProfileTabs,
    private readonly checkMetadata: MetadataCheck | null,
  ) {}

  /** Shows a profile from the server; after an edit, in the other tabs too. */
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
    if (!edited && received?.answer === answer && received.profile === this.store.profile()) {
      return received.profile;
    }
    const profile = withMetadata(stored);
    const checked = this.checkMetadata
      ? { ...profile, user_metadata: await this.checkMetadata(profile.user_metadata) }
      : profile;
    this.received = { answer, profile: checked };
    this.store.show(id, checked);
    if (edited) {
      this.tabs.announce(stored);
    }
    return checked;
  }
}
