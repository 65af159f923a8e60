import { HttpContextToken } from '@angular/common/http';

/**
 * Keeps `profileInterceptor` away from one request.
 *
 * @example
 * ```ts
 * http.get(url, { context: new HttpContext().set(SKIP_PROFILE_TOKEN, true) });
 * ```
 */
export const SKIP_PROFILE_TOKEN = new HttpContextToken(() => false);
