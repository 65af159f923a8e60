import type { StandardSchema } from './standard-schema';

declare const STORED: unique symbol;
declare const SHOWN: unique symbol;

/** Metadata whose stored form differs from the one that the page sees; see `MetadataOf`. */
export interface SchemaMetadata<Stored extends object, Shown extends object> {
  readonly [STORED]: Stored;
  readonly [SHOWN]: Shown;
}

/**
 * The metadata of an application with a schema, for `ProfileService`: edits name the input of the schema, which
 * Auth0 stores; `profile()` has its output, in which members with a default are always there.
 *
 * @example
 * ```ts
 * import { z } from 'zod';
 *
 * const metadata = z.object({ theme: z.enum(['light', 'dark']).default('light') });
 * const profiles = inject(ProfileService<MetadataOf<typeof metadata>>);
 * ```
 */
export type MetadataOf<S extends StandardSchema> =
  NonNullable<S['~standard']['types']> extends {
    readonly input: infer Stored extends object;
    readonly output: infer Shown extends object;
  }
    ? SchemaMetadata<Stored, Shown>
    : never;

/** What Auth0 stores and edits name. */
export type StoredMetadata<M extends object> =
  M extends SchemaMetadata<infer Stored, object> ? Stored : M;

/** What the page sees. Without a schema every member may be missing. */
export type ShownMetadata<M extends object> =
  M extends SchemaMetadata<object, infer Shown> ? Shown : Partial<M>;
