import type { IssuedToken } from '../tokens/issued-token';
import type { AuthorizedRequest } from './authorized-request';
import { RequestWithToken } from './request-with-token';

/** A copy of the request with the access token in its `Authorization` header. */
export function attachToken(
  { request }: Pick<AuthorizedRequest, 'request'>,
  { type, value, headers, header = ['Authorization', `${type} ${value}`] }: IssuedToken,
): RequestWithToken {
  return new RequestWithToken(
    request,
    request.headers.keys().length === 0 ? headers : request.headers.set(...header),
  );
}
