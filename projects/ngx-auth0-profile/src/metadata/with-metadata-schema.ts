import { InjectionToken } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileFeature } from '../provide/auth0-profile-feature';
import type { PlainObject } from './merge-patch';
import type { StandardSchema, StandardSchemaIssue } from './standard-schema';

/** Checks metadata as a whole; resolves to what the schema makes of it. */
export type MetadataCheck = (metadata: PlainObject) => Promise<PlainObject>;

/** The check in use; set by `withMetadataSchema()`. */
export const METADATA_CHECK = new InjectionToken<MetadataCheck>('ngx-auth0-profile metadata check');

/**
 * Checks metadata at run time, with a schema of any library that follows Standard Schema: what the
 * server sends, and what an edit would leave behind. What does not fit is an `invalid-metadata`
 * error that names the members; an edit is not sent then.
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
      throw refusal(result.issues);
    }
    const value: object = result.value;
    return { ...value };
  };
  return { kind: 'metadata-schema', providers: [{ provide: METADATA_CHECK, useValue: check }] };
}

function refusal(issues: readonly StandardSchemaIssue[]): Auth0ProfileError {
  const fields = issues.map(({ path = [] }) =>
    path.map((part) => String(typeof part === 'object' ? part.key : part)).join(' › '),
  );
  return new Auth0ProfileError(
    'invalid-metadata',
    `The metadata does not fit its schema at ${fields.join(', ')}. ` +
      'Correct these members, or the schema given to withMetadataSchema().',
    { fields, cause: issues },
  );
}
