import { isPlainObject } from '../metadata/merge-patch';
import type { StoredProfile } from './user-profile';

/** What one tab tells the others. Contains no tokens. */
export type ProfileMessage =
  | { readonly type: 'profile'; readonly profile: StoredProfile }
  | { readonly type: 'signed-out'; readonly user: string };

/** Connects the tabs of one application. Messages of other senders on this origin are dropped unless they have the right shape. */
export class ProfileChannel {
  private readonly channel: BroadcastChannel;

  constructor(application: string, onMessage: (message: ProfileMessage) => void) {
    this.channel = new BroadcastChannel(`ngx-auth0-profile ${application}`);
    this.channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isMessage(data)) {
        onMessage(data);
      }
    });
  }

  send(message: ProfileMessage): void {
    this.channel.postMessage(message);
  }

  close(): void {
    this.channel.close();
  }
}

function isMessage(data: unknown): data is ProfileMessage {
  if (!isPlainObject(data)) {
    return false;
  }
  const { type, user, profile } = data;
  return type === 'signed-out'
    ? typeof user === 'string'
    : type === 'profile' &&
        isPlainObject(profile) &&
        typeof profile['user_id'] === 'string' &&
        (profile['user_metadata'] === undefined || isPlainObject(profile['user_metadata']));
}
