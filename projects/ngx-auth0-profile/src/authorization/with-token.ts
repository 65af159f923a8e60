import { HttpParams, type HttpRequest } from '@angular/common/http';
import type { AuthorizedRequest } from '../interceptor/authorized-request';
import type { IssuedToken } from '../tokens/issued-token';

/** No parameters, and that is known: to copy a request finds it out anew, which takes as long as to find its rule. */
class NoParams extends HttpParams {
  override toString(): string {
    return '';
  }
}

const noParams = new NoParams();

/** A request with an access token attached. */
export function withToken(
  { request, bare }: AuthorizedRequest,
  { type, value, headers: alone }: IssuedToken,
): HttpRequest<unknown> {
  const headers = bare ? alone : request.headers.set('Authorization', `${type} ${value}`);
  if (request.urlWithParams !== request.url) {
    return request.clone({ headers });
  }
  const copy: { params: HttpParams } & HttpRequest<unknown> = request.clone({
    headers,
    params: noParams,
  });
  // They may have an encoder of the application's, for parameters that are yet to come.
  copy.params = request.params;
  return copy;
}
