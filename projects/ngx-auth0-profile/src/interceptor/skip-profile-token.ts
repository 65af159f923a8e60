import { HttpContextToken } from '@angular/common/http';

/**
 * Excludes one request from `profileInterceptor`.
 *
 * @example
 * ```ts
 * const context = new HttpContext().set(SKIP_PROFILE_TOKEN, true);
 * inject(HttpClient).get('/api/v2/users/me', { context });
 * ```
 */
export const SKIP_PROFILE_TOKEN = new HttpContextToken(() => false);
