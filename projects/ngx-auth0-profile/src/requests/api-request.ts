import { HttpContext, HttpHeaders, HttpParams, HttpRequest } from '@angular/common/http';
import type { ApiLocation } from '../resources/api-location';
import type { ApiCall } from './api-call';

/** States to the proxy which user a call is for. */
const INTENDED_USER_HEADER = 'Profile-User';

/** The HTTP request for a call, without its token. */
export function apiRequest(
  { endpoint: { method, path: template }, path = {}, query = {}, body = null, user, api }: ApiCall,
  { url }: ApiLocation,
): HttpRequest<unknown> {
  const segments = template
    .split('/')
    .map((part) => (part.startsWith(':') ? encodeURIComponent(path[part.slice(1)] ?? '') : part));
  return new HttpRequest<unknown>(method, url + segments.join('/'), body, {
    context: new HttpContext(),
    params: new HttpParams({ fromObject: query }),
    // The proxy compares it with the user of the token, and refuses when they differ. Encoded, because
    // header values are ASCII (RFC 9110, section 5.5).
    ...(api &&
      !api.isAuth0 && {
        headers: new HttpHeaders({ [INTENDED_USER_HEADER]: encodeURIComponent(user) }),
      }),
  });
}
