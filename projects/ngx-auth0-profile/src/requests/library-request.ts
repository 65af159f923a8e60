import { HttpContextToken } from '@angular/common/http';
import type { RequestWithToken } from './request-with-token';

/**
 * Marks a request of the library itself, which has its token before the interceptors see it, and holds
 * the request as it was sent. A copy of the request keeps the mark.
 */
export const LIBRARY_REQUEST = new HttpContextToken<RequestWithToken | undefined>(() => undefined);
