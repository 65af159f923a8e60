import type { HttpInterceptorFn } from '@angular/common/http';
import { injectAuthorizedRequests } from './authorized-requests';

/**
 * Gives requests to the Management API, to the proxy and to the APIs of `withResource()` the access
 * token they need. Every other request, and every request on the server, passes untouched.
 *
 * The scope comes from the endpoint table and is compared with what Auth0 granted before the request
 * leaves. A token goes to no origin but the configured ones.
 *
 * @example
 * ```ts
 * provideHttpClient(withInterceptors([profileInterceptor]));
 * ```
 */
export const profileInterceptor: HttpInterceptorFn = (request, next) =>
  injectAuthorizedRequests().handle(request, next);
