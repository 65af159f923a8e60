import { HttpContextToken } from '@angular/common/http';
import type { TokenTarget } from '../requests/assert-same-target';

/**
 * Marks a request of the library itself, which has its token before the interceptors see it, and holds
 * where it is meant to go. A copy of the request keeps the mark.
 */
export const LIBRARY_REQUEST = new HttpContextToken<TokenTarget | undefined>(() => undefined);
