import type { IssuedToken } from '../tokens/issued-token';
import type { AuthorizedRequest } from './authorized-request';
import { RequestWithToken } from './request-with-token';

/** A copy of the request with the access token in its `Authorization` header. */
export function attachToken(
  { request, hasNoHeaders }: Pick<AuthorizedRequest, 'request' | 'hasNoHeaders'>,
  { type, value, headers }: IssuedToken,
): RequestWithToken {
  return new RequestWithToken(
    request,
    hasNoHeaders ? headers : request.headers.set('Authorization', `${type} ${value}`),
  );
}
