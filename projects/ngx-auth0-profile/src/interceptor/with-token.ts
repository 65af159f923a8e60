import type { HttpRequest } from '@angular/common/http';
import type { IssuedToken } from '../tokens/issued-token';

/** A request with an access token attached. */
export function withToken(
  request: HttpRequest<unknown>,
  { type, value }: IssuedToken,
): HttpRequest<unknown> {
  return request.clone({ headers: request.headers.set('Authorization', `${type} ${value}`) });
}
