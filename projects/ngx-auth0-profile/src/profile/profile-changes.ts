/**
 * An edit of metadata: named members change, `null` removes a member, everything else stays. Nested
 * objects are merged in the same way; arrays are replaced.
 */
export type MetadataPatch<M extends object> = {
  readonly [K in keyof M]?: MetadataValue<M[K]> | null | undefined;
};

/** The value of one member in a metadata edit: a patch for an object, else the new value. */
export type MetadataValue<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? MetadataPatch<T>
    : T;

/** An edit of the profile: root attributes, which need the proxy, and metadata. `null` clears an attribute. */
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
