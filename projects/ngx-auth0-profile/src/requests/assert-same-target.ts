import type { HttpRequest } from '@angular/common/http';
import { Auth0ProfileError } from '../errors/auth0-profile-error';

/** The method and URL that an access token was chosen for. */
export type TokenTarget = Pick<HttpRequest<unknown>, 'method' | 'url'>;

/**
 * Refuses a request that an interceptor has changed after its token was chosen: the token could reach an
 * origin that is not configured, or another operation than the one it was meant for. Query parameters,
 * headers and body may change.
 *
 * The text of the URLs is compared, so that a different spelling of the same URL is refused, too.
 *
 * @throws {Auth0ProfileError} `configuration` when method, origin or path differ.
 */
export function assertSameTarget(intended: TokenTarget, actual: TokenTarget): void {
  if (intended.method !== actual.method || pathOf(intended.url) !== pathOf(actual.url)) {
    throw new Auth0ProfileError(
      'configuration',
      'An interceptor changed the method or URL of a request after its access token was chosen; it was not sent. ' +
        'List profileInterceptor after that interceptor, and let it leave requests of ngx-auth0-profile unchanged.',
    );
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1).join();
}
