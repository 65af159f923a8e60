import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { MetadataCheck } from '../metadata/with-metadata-schema';
import type { ApiCall } from '../requests/api-call';
import type { ApiClient } from '../requests/api-client';
import type { Proxy } from '../resources/with-proxy';
import type { AuthorizationRequest } from '../tokens/token-port';
import type { ProfileStore } from './profile-store';
import { withMetadata, type StoredProfile, type UserProfile } from './user-profile';

/** A profile as the server stores it, and what the page sees of it. */
export interface ReceivedProfile {
  readonly stored: StoredProfile;
  readonly shown: UserProfile;
}

/** Reads the profile from the configured API, Management API or proxy; checks and shows what it returns. */
export class ProfileReader {
  private received: ReceivedProfile | undefined;
  /** As the server stores it, also where the application's schema refuses it. */
  private stored: StoredProfile | undefined;

  /** @param parseMetadata - the application's schema, where there is one */
  constructor(
    private readonly api: ApiClient,
    private readonly proxy: () => Proxy | undefined,
    private readonly store: ProfileStore,
    private readonly parseMetadata: MetadataCheck | null,
  ) {}

  /** Requests, checks and shows the profile. */
  async read(id: string): Promise<ReceivedProfile> {
    return this.receive(id, await this.request(id));
  }

  /** Requests the profile only. */
  request(id: string): Promise<StoredProfile | null> {
    return this.api.call(this.call(id));
  }

  /** The token that reading needs. */
  token(id: string): AuthorizationRequest {
    return this.api.tokenFor(this.call(id));
  }

  private call(user: string): ApiCall {
    const proxy = this.proxy();
    return proxy?.mode === 'proxy'
      ? { endpoint: proxy.endpoints.readProfile, api: proxy, user }
      : { endpoint: managementEndpoints.readUser, path: { id: user }, user };
  }

  /**
   * The profile of a user as the server last returned it, before any schema. A schema needs all metadata to
   * check an edit, so that the profile is read where it is not known.
   */
  async latest(id: string): Promise<StoredProfile | undefined> {
    if (this.stored?.user_id === id) {
      return this.stored;
    }
    return this.parseMetadata ? (await this.read(id)).stored : undefined;
  }

  /**
   * Checks and shows the answer of an API.
   *
   * @throws {Auth0ProfileError} `unavailable` for an answer without a profile, `user-changed` for the profile of
   * another user, `invalid-metadata` where the schema refuses it.
   */
  async receive(id: string, answer: StoredProfile | null): Promise<ReceivedProfile> {
    if (!answer?.user_id) {
      throw new Auth0ProfileError(
        'unavailable',
        'The answer of the API contains no profile. Check the proxies between the page and the API.',
      );
    }
    if (answer.user_id !== id) {
      throw otherUserAnsweredError();
    }
    return this.show(answer);
  }

  /** Shows a profile, unless another user is signed in by now. */
  async show(stored: StoredProfile): Promise<ReceivedProfile> {
    this.stored = stored;
    const { received } = this;
    // A form that follows the profile starts again with each new object.
    const unchanged =
      received?.shown === this.store.profile() && isSame(received?.stored, stored)
        ? received?.shown
        : undefined;
    const shown = unchanged ?? (await this.parse(stored));
    this.received = { stored, shown };
    this.store.show(stored.user_id, shown);
    return this.received;
  }

  /** What the page sees of a stored profile. */
  async parse(stored: StoredProfile): Promise<UserProfile> {
    const profile = withMetadata(stored);
    return this.parseMetadata
      ? { ...profile, user_metadata: await this.parseMetadata(profile.user_metadata) }
      : profile;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The error when an API answers with another user than the one that the request was for. */
function otherUserAnsweredError(): Auth0ProfileError {
  return new Auth0ProfileError(
    'user-changed',
    'The API answered with the profile of another user than the one this page showed; the answer was not used. Load the profile again.',
  );
}
