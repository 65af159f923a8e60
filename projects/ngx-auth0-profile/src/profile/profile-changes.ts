import type { StoredMetadata } from '../metadata/metadata-types';

/**
 * An edit of metadata: named members change, `null` removes a member, everything else stays. Nested
 * objects are merged in the same way; arrays are replaced.
 */
export type MetadataPatch<M extends object> = {
  readonly [K in keyof M]?: MetadataValue<M[K]> | null | undefined;
};

/**
 * The value of one member in a metadata edit: a patch for an object, else the new value. Only JSON values
 * can be stored: `never` stands for dates, maps, functions and the like.
 */
export type MetadataValue<T> = T extends NotJson
  ? never
  : T extends readonly unknown[]
    ? JsonOf<T>
    : T extends object
      ? MetadataPatch<T>
      : T;

/** A type without the parts that are not JSON values. */
export type JsonOf<T> = T extends NotJson
  ? never
  : T extends object
    ? { readonly [K in keyof T]: JsonOf<T[K]> }
    : T;

/** Values that JSON does not have; Auth0 would store them differently or refuse them. */
export type NotJson =
  | Date
  | RegExp
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | ((...args: never[]) => unknown)
  | bigint
  | symbol;

/**
 * An edit that depends on the present metadata: a patch, or a promise of one. It may be called several times
 * for one edit. `now` is what the server stores, before any schema of `withMetadataSchema()`.
 */
export type MetadataEdit<M extends object> = (
  now: Readonly<Partial<M>>,
) => MetadataPatch<M> | Promise<MetadataPatch<M>>;

/**
 * An edit of the profile: root attributes, which need the proxy or `withMyAccount()`, and metadata. `null` clears an
 * attribute, which needs the proxy.
 */
export interface ProfileChanges<M extends object = Record<string, unknown>> {
  readonly email?: string | undefined;
  readonly username?: string | undefined;
  readonly phone_number?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly given_name?: string | null | undefined;
  readonly family_name?: string | null | undefined;
  readonly picture?: string | null | undefined;
  readonly user_metadata?: MetadataPatch<StoredMetadata<M>> | undefined;
}
