import type { StoredProfile } from './user-profile';

/** Sends an edited profile to the other tabs of this origin. Contains no tokens. */
export class ProfileChannel {
  private readonly channel = new BroadcastChannel('ngx-auth0-profile');

  constructor(onProfile: (profile: StoredProfile) => void) {
    this.channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isProfile(data)) {
        onProfile(data);
      }
    });
  }

  send(profile: StoredProfile): void {
    this.channel.postMessage(profile);
  }

  close(): void {
    this.channel.close();
  }
}

function isProfile(data: unknown): data is StoredProfile {
  return (
    typeof data === 'object' &&
    data !== null &&
    'user_id' in data &&
    typeof data.user_id === 'string'
  );
}
