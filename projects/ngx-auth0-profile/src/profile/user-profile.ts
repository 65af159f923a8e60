import type { ShownMetadata } from '../metadata/metadata-types';

/** One of the accounts a user can log in with. */
export interface UserIdentity {
  /** The identity provider, such as `auth0` or `google-oauth2`. */
  readonly provider: string;
  /** The user's id at that provider, without its prefix. */
  readonly user_id: string;
  /** The name of the connection. */
  readonly connection: string;
  /** Whether the provider is a social one. */
  readonly isSocial?: boolean;
  /** The provider's profile of the user; for linked accounts only. */
  readonly profileData?: Readonly<Record<string, unknown>>;
}

/**
 * The user as the Management API returns it, with the metadata the application declared.
 *
 * @typeParam M - the application's own metadata
 */
export interface UserProfile<M extends object = Record<string, unknown>> {
  /** The id of the user, such as `auth0|5f7c8ec7c33c6c004bbafe82`. */
  readonly user_id: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly username?: string;
  readonly phone_number?: string;
  readonly phone_verified?: boolean;
  readonly name?: string;
  readonly nickname?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly picture?: string;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly last_login?: string;
  readonly identities?: readonly UserIdentity[];
  /** The part that users can edit themselves. Never base permissions on it. */
  readonly user_metadata: Readonly<ShownMetadata<M>>;
  readonly app_metadata?: Readonly<Record<string, unknown>>;
}

/** A profile as an API returned it, not checked. */
export type StoredProfile = Readonly<Record<string, unknown>> & { readonly user_id: string };

/** Auth0 omits `user_metadata` when it is empty. */
export function withMetadata(stored: StoredProfile): UserProfile {
  const metadata = stored['user_metadata'];
  return { ...stored, user_metadata: typeof metadata === 'object' ? { ...metadata } : {} };
}
