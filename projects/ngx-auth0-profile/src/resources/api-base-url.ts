import { DOCUMENT, isPlatformServer } from '@angular/common';
import { PLATFORM_ID, inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { isLoopback } from './is-loopback';
import { parseUrl } from './parse-url';

/** Stands for the page's URL where relative URLs are checked only, or nothing gets a token. */
const ANY_PAGE = 'https://page.invalid/';

/**
 * The base URL of an API. A relative one is resolved as `HttpClient` resolves the URL of a request.
 *
 * @throws {Auth0ProfileError} `configuration` when it cannot be used.
 */
export function apiBaseUrl(value: string, page = ANY_PAGE): URL {
  // 'api.example.com' lacks its scheme: it is not meant as a relative URL.
  const relative = /^\.{0,2}\//.test(value);
  const url = parseUrl(value, relative ? page : undefined);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (
    !url ||
    !secure ||
    url.username ||
    url.password ||
    url.search ||
    url.hash ||
    // Chromium encodes what is not valid in a host name.
    /\*|%2a/i.test(url.hostname) ||
    // '//api.example.com', and what a URL parser makes of '/\\' and of control characters.
    (relative && url.origin !== new URL(page).origin)
  ) {
    throw new Auth0ProfileError(
      'configuration',
      `The URL of an API, ${JSON.stringify(value)}, is not valid${relative && page !== ANY_PAGE ? ` on the page ${new URL(page).origin}` : ''}. ` +
        "Use an absolute https URL without user, query, fragment or wildcard, such as 'https://api.example.com/v1', " +
        "or a path on the page's own origin that starts with '/' or './', such as '/orders'.",
    );
  }
  return url;
}

/** The URL that relative URLs are resolved against. Call in an injection context. */
export function injectPageUrl(): string {
  // A server sends no token, and its page may have any URL.
  return isPlatformServer(inject(PLATFORM_ID)) ? ANY_PAGE : inject(DOCUMENT).baseURI;
}
