import { InjectionToken } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import type { PlainObject } from './merge-patch';
import type { StandardSchema, StandardSchemaIssue } from './standard-schema';

/** Validates all metadata; resolves to the output of the schema. */
export type MetadataCheck = (metadata: PlainObject) => Promise<PlainObject>;

/** The configured check; set by `withMetadataSchema()`. */
export const METADATA_CHECK = new InjectionToken<MetadataCheck>('ngx-auth0-profile metadata check');

/**
 * Validates metadata at run time with a schema of any library that follows Standard Schema: the metadata
 * from the server, and the result of an edit before it is sent. Invalid metadata causes an
 * `invalid-metadata` error that names the members.
 *
 * @example
 * ```ts
 * import { z } from 'zod';
 *
 * const metadata = z.object({ theme: z.enum(['light', 'dark']).default('light') });
 * provideAuth0Profile(withMetadataSchema(metadata));
 * ```
 */
export function withMetadataSchema<M extends object>(
  schema: StandardSchema<M>,
): Auth0ProfileFeature {
  const check: MetadataCheck = async (metadata) => {
    const result = await schema['~standard'].validate(metadata);
    if (result.issues) {
      throw schemaError(result.issues);
    }
    const value: object = result.value;
    return { ...value };
  };
  return { kind: 'metadata-schema', providers: [{ provide: METADATA_CHECK, useValue: check }] };
}

function schemaError(issues: readonly StandardSchemaIssue[]): Auth0ProfileError {
  const fields = issues.map(({ path = [] }) =>
    path.map((part) => String(typeof part === 'object' ? part.key : part)).join(' › '),
  );
  return new Auth0ProfileError(
    'invalid-metadata',
    `The metadata is invalid according to its schema at ${fields.join(', ')}. ` +
      'Correct these members, or the schema passed to withMetadataSchema().',
    { fields, cause: issues },
  );
}
