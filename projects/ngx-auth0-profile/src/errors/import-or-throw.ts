import { Auth0ProfileError } from './auth0-profile-error';

/**
 * The module that a dynamic import loads.
 *
 * Chromium and Firefox remember a failed import while the page is open, and the names of the files are the
 * bundler's, so that only a reload helps.
 *
 * @throws {Auth0ProfileError} `file-not-loaded` when the file cannot be loaded.
 */
export function importOrThrow<Module>(imported: Promise<Module>): Promise<Module> {
  return imported.catch((cause: unknown) => {
    throw new Auth0ProfileError(
      'file-not-loaded',
      'A part of the page did not load. Reload the page.',
      {
        cause,
      },
    );
  });
}
