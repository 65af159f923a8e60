import type { MessagesOf } from './known-message';

/**
 * Messages of Angular, of Axios and of the browsers: Chromium, Firefox and WebKit word them differently.
 */
export const browserMessages: MessagesOf<'Angular' | 'Browsers'> = {
  Angular: {
    'invalid-configuration': [
      'No provider for AuthService',
      'No provider for AuthClientConfig',
      'No provider for InjectionToken auth0.client',
      'No provider found for `AuthService`',
      'No provider found for `AuthClientConfig`',
      'No provider found for `InjectionToken auth0.client`',
    ],
    timeout: ['Timeout has occurred'],
  },
  Browsers: {
    'file-not-loaded': [
      'Failed to fetch dynamically imported module',
      'error loading dynamically imported module',
      'Importing a module script failed',
      'Loading chunk … failed',
    ],
    network: [
      'Failed to fetch',
      'Load failed',
      'Network Error',
      'Network request failed',
      'NetworkError when attempting to fetch resource',
      'net::ERR_…',
      '… net::ERR_…',
      'has been blocked by CORS policy',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource',
    ],
    timeout: [
      'The user aborted a request',
      'signal is aborted without reason',
      'signal timed out',
      'The operation was aborted',
      'The operation timed out',
      'Fetch is aborted',
      'timeout of …ms exceeded',
    ],
    'html-answer': [
      "Unexpected token '<', \"<… is not valid JSON",
      'Unexpected token < in JSON at position 0',
      "JSON Parse error: Unrecognized token '<'",
    ],
    'unreadable-answer': [
      'Unexpected end of JSON input',
      'JSON.parse: unexpected …',
      'JSON Parse error: Unexpected EOF',
    ],
  },
};
