import type { HttpClient } from '@angular/common/http';
import { InjectionToken } from '@angular/core';

/**
 * The client for the library's own requests, where it is not the application's. Set by
 * `ngx-auth0-profile/testing`, whose backend answers them.
 */
export const LIBRARY_HTTP_CLIENT = new InjectionToken<HttpClient>('ngx-auth0-profile HTTP client');
