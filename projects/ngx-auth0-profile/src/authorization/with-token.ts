import type { HttpRequest } from '@angular/common/http';
import type { AuthorizedRequest } from '../interceptor/authorized-request';
import type { IssuedToken } from '../tokens/issued-token';

/** A request with an access token attached. */
export function withToken(
  { request, bare }: AuthorizedRequest,
  { type, value, headers }: IssuedToken,
): HttpRequest<unknown> {
  return request.clone({
    headers: bare ? headers : request.headers.set('Authorization', `${type} ${value}`),
  });
}
