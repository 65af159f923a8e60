import { HttpContext, HttpRequest } from '@angular/common/http';
import type { ApiLocation } from '../resources/api-location';
import type { ApiCall } from './api-call';
import { LIBRARY_REQUEST } from './library-request';

/** The HTTP request for a call, without its token. */
export function apiRequest(
  { endpoint: { method, path: template }, path = {}, body = null }: ApiCall,
  api: ApiLocation,
): HttpRequest<unknown> {
  const segments = template
    .split('/')
    .map((part) => (part.startsWith(':') ? encodeURIComponent(path[part.slice(1)] ?? '') : part));
  const url = api.url + segments.join('/');
  const context = new HttpContext().set(LIBRARY_REQUEST, { method, url });
  return new HttpRequest<unknown>(method, url, body, { context });
}
