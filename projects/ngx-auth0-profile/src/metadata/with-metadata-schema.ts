import { isPlatformServer } from '@angular/common';
import {
  InjectionToken,
  Injector,
  PLATFORM_ID,
  inject,
  runInInjectionContext,
} from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { importOrThrow } from '../errors/import-or-throw';
import { isImportFailure } from '../errors/is-import-failure';
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
 * provideAuth0Profile(withAuth0Angular(), withMetadataSchema(metadata));
 * ```
 *
 * A function loads the schema, and the library that it is made with, together with the first profile, and not
 * with the application:
 *
 * ```ts fragment
 * withMetadataSchema(() => import('./metadata-schema').then((file) => file.metadataSchema));
 * ```
 *
 * The errors of such a function are `file-not-loaded` when a file is missing, else `unknown`.
 */
export function withMetadataSchema<M extends object>(
  schema: StandardSchema<M> | (() => Promise<StandardSchema<M>>),
): Auth0ProfileFeature {
  return {
    kind: 'metadata-schema',
    providers: [{ provide: METADATA_CHECK, useFactory: () => createCheck(schema) }],
  };
}

function createCheck<M extends object>(
  schema: StandardSchema<M> | (() => Promise<StandardSchema<M>>),
): MetadataCheck {
  // Not by its type: the schemas of ArkType are functions.
  const load = '~standard' in schema ? () => Promise.resolve(schema) : injectLoadOnce(schema);
  return async (metadata) => {
    const result = await (await load())['~standard'].validate(metadata);
    if (result.issues) {
      throw schemaError(result.issues);
    }
    const value: object = result.value;
    return { ...value };
  };
}

/** Calls `load` at once, as the profile is about to be loaded too, and again after a failure. */
function injectLoadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  const injector = inject(Injector);
  let loading: Promise<T> | undefined;
  const loadOnce = (): Promise<T> =>
    (loading ??= loadSchema(() => runInInjectionContext(injector, load)).catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  if (!isPlatformServer(inject(PLATFORM_ID))) {
    // The check reports the failure.
    loadOnce().catch(() => undefined);
  }
  return loadOnce;
}

/** An exception of the schema's own file stays as it is. */
async function loadSchema<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (isImportFailure(error)) {
      return importOrThrow(Promise.reject(error));
    }
    throw error;
  }
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
