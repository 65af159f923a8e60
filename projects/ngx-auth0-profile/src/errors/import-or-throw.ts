import { Auth0ProfileError } from './auth0-profile-error';

/**
 * The module that a dynamic import loads.
 *
 * @throws {Auth0ProfileError} `network` when the file cannot be loaded.
 */
export function importOrThrow<Module>(imported: Promise<Module>): Promise<Module> {
  return imported.catch((cause: unknown) => {
    throw new Auth0ProfileError('network', 'A part of the page did not load. Reload the page.', {
      cause,
    });
  });
}
