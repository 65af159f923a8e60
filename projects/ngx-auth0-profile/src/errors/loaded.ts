import { Auth0ProfileError } from './auth0-profile-error';

/**
 * What a dynamic import brings.
 *
 * @throws {Auth0ProfileError} `network` when the file cannot be had.
 */
export function loaded<File>(file: Promise<File>): Promise<File> {
  return file.catch((cause: unknown) => {
    throw new Auth0ProfileError('network', 'A part of the page did not load. Reload the page.', {
      cause,
    });
  });
}
