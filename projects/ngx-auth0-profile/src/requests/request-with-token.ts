import { HttpRequest, type HttpHeaders } from '@angular/common/http';
import { assertSameTarget } from './assert-same-target';

type RequestUpdate<T> = Parameters<HttpRequest<T>['clone']>[0];

/**
 * A request that has its access token. It cannot be copied to another method, origin or path, so that the
 * token does not follow a request that a later interceptor redirects.
 */
export class RequestWithToken extends HttpRequest<unknown> {
  constructor(request: HttpRequest<unknown>, headers: HttpHeaders) {
    // The options of the constructor are named like the members of a request.
    super(request.method, request.url, request.body, Object.assign({}, request, { headers }));
  }

  /** @throws {Auth0ProfileError} `configuration` when the update changes method, origin or path. */
  override clone<V = unknown>(update: RequestUpdate<V> = {}): HttpRequest<V> {
    const copy = super.clone(update);
    assertSameTarget(this, copy);
    return new RequestWithToken(copy, copy.headers) as HttpRequest<V>;
  }
}
