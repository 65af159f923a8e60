import { HttpContext, HttpRequest } from '@angular/common/http';
import type { ApiLocation } from '../resources/api-location';
import type { ApiCall } from './api-call';

/** The HTTP request for a call, without its token. */
export function apiRequest(
  { endpoint: { method, path: template }, path = {}, body = null }: ApiCall,
  { url }: ApiLocation,
): HttpRequest<unknown> {
  const segments = template
    .split('/')
    .map((part) => (part.startsWith(':') ? encodeURIComponent(path[part.slice(1)] ?? '') : part));
  return new HttpRequest<unknown>(method, url + segments.join('/'), body, {
    context: new HttpContext(),
  });
}
