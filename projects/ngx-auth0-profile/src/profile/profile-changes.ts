/**
 * An edit of metadata: what is named changes, `null` removes, everything else stays. Nested objects
 * are edits themselves; arrays are replaced.
 */
export type MetadataPatch<M extends object> = {
  readonly [K in keyof M]?: MetadataValue<M[K]> | null | undefined;
};

/** What an edit may give for one value of the metadata: an edit of an object, else the value itself. */
export type MetadataValue<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? MetadataPatch<T>
    : T;

/** An edit of the profile: root attributes, which need the proxy, and metadata. `null` clears. */
export interface ProfileChanges<M extends object = Record<string, unknown>> {
  readonly email?: string | undefined;
  readonly username?: string | undefined;
  readonly phone_number?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly given_name?: string | null | undefined;
  readonly family_name?: string | null | undefined;
  readonly picture?: string | null | undefined;
  readonly user_metadata?: MetadataPatch<M> | undefined;
}
