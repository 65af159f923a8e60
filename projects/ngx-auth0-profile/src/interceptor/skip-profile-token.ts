import { HttpContextToken } from '@angular/common/http';

/**
 * Keeps `profileInterceptor` away from one request.
 *
 * @example
 * ```ts
 * const context = new HttpContext().set(SKIP_PROFILE_TOKEN, true);
 * inject(HttpClient).get('/api/v2/users/me', { context });
 * ```
 */
export const SKIP_PROFILE_TOKEN = new HttpContextToken(() => false);
