import type { IssuedToken } from '../tokens/issued-token';
import type { AuthorizedRequest } from './authorized-request';
import { RequestWithToken } from './request-with-token';

/** A copy of the request with the headers of the access token. */
export function attachToken(
  { request }: Pick<AuthorizedRequest, 'request'>,
  { headers }: Pick<IssuedToken, 'headers'>,
): RequestWithToken {
  return new RequestWithToken(
    request,
    request.headers.keys().length === 0
      ? headers
      : headers
          .keys()
          .reduce((all, name) => all.set(name, headers.getAll(name) ?? []), request.headers),
  );
}
