import { HttpRequest, type HttpHeaders } from '@angular/common/http';
import { Auth0ProfileError } from '../errors/auth0-profile-error';

type RequestUpdate<T> = Parameters<HttpRequest<T>['clone']>[0];

/**
 * A request that has its access token. It cannot be copied to another method, origin or path: the token
 * would follow a request that a later interceptor redirects, to an origin that is not configured or to
 * another operation. Query parameters, headers and body may change.
 */
export class RequestWithToken extends HttpRequest<unknown> {
  constructor(request: HttpRequest<unknown>, headers: HttpHeaders) {
    // The options of the constructor are named like the members of a request.
    super(request.method, request.url, request.body, Object.assign({}, request, { headers }));
  }

  /** @throws {Auth0ProfileError} `configuration` when the update changes method, origin or path. */
  override clone<V = unknown>(update: RequestUpdate<V> = {}): HttpRequest<V> {
    const copy = super.clone(update);
    this.assertSameTarget(copy);
    return new RequestWithToken(copy, copy.headers) as HttpRequest<V>;
  }

  /**
   * Compares the text of the URLs, so that a different spelling of the same URL is refused, too.
   *
   * @throws {Auth0ProfileError} `configuration` when method, origin or path differ.
   */
  assertSameTarget(request: HttpRequest<unknown>): void {
    if (this.method !== request.method || withoutQuery(this.url) !== withoutQuery(request.url)) {
      throw new Auth0ProfileError(
        'configuration',
        'An interceptor changed the method or URL of a request after its access token was chosen; it was not sent. ' +
          'List profileInterceptor after that interceptor, and let it leave requests of ngx-auth0-profile unchanged.',
      );
    }
  }
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1).join();
}
