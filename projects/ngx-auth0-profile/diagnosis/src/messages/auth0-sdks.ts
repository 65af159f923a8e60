import type { MessagesOf } from './known-message';

/** Messages of Auth0's SDKs, from their source code. */
export const auth0SdkMessages: MessagesOf<
  'auth0-spa-js' | 'auth0-angular' | 'auth0-auth-js' | 'auth0-js' | 'Auth0Lock'
> = {
  'auth0-spa-js': {
    'login-required': [
      'The application is running in a Cross-Origin Isolated context, silently retrieving a token without refresh token is not possible',
    ],
    'missing-refresh-token': ['Missing Refresh Token (audience: …)'],
    'missing-scope': ['Missing requested scopes after refresh …'],
    'login-state-lost': [
      'Invalid state',
      'Nonce (nonce) claim mismatch in the ID token',
      'Nonce (nonce) claim mismatch',
      'Nonce (nonce) claim must be a string present in the ID token',
      'There are no query params available for parsing',
      'Missing connect code',
    ],
    'clock-off': [
      'Expiration Time (exp) claim error in the ID token; current time …',
      "Not Before time (nbf) claim in the ID token indicates that this token can't be used just yet. Current time …",
    ],
    'wrong-issuer': ['(iss) claim mismatch in the ID token'],
    'invalid-signature': [
      'Signature algorithm of "…" is not supported. Expected the ID token to be signed with …',
    ],
    'invalid-configuration': [
      'Audience (aud) claim mismatch in the ID token',
      'Organization ID (org_id) claim mismatch in the ID token',
      'Organization Name (org_name) claim mismatch in the ID token',
      'ID token is required but missing',
      '`window.crypto` is required',
      'window.crypto is required',
      'auth0-spa-js must run on a secure origin',
      'Invalid cache location …',
      '`useDpop` option must be enabled before using DPoP',
      '`refreshTokenMode: "online"` requires …',
      '`url` must be absolute or `baseUrl` non-empty',
    ],
    'dpop-token': ['Server rejected DPoP proof: wrong nonce'],
    'popup-blocked': ['Unable to open a popup for loginWithPopup'],
    'popup-cancelled': ['Popup closed'],
    timeout: ['Timeout', "Timeout when executing 'fetch'"],
    'token-unavailable': [
      'HTTP error. Unable to fetch …',
      'Token not found in cache after interactive authentication',
      'No access token available',
    ],
  },
  'auth0-angular': {
    'invalid-configuration': [
      'Configuration must be specified either through AuthModule.forRoot or through AuthClientConfig.set',
    ],
  },
  'auth0-auth-js': {
    'token-unavailable': ['There was an error while trying to request a token'],
  },
  'auth0-js': {
    'login-state-lost': ['`state` does not match', 'Nonce does not match'],
    'wrong-issuer': ['Issuer … is not valid'],
    'invalid-configuration': [
      'Audience … is not valid',
      'domain option is required',
      'clientID option is required',
      'responseType option is required',
      "The redirectUri's origin (…) should match the window's origin …",
      "The popup's origin (…) should match the window's origin …",
      "responseType can't be `code`",
    ],
    'missing-token': ['token option is required'],
    'malformed-token': ['Cannot decode a malformed JWT'],
    'invalid-signature': ['it was signed with the HS256 algorithm and public clients'],
    'clock-off': [
      'The token is not valid until later in the future. Please check your computed clock',
      'The token was issued in the future. Please check your computed clock',
    ],
    timeout: [
      'Timeout during authentication renew',
      'Timeout during executing web_message communication',
    ],
    'popup-cancelled': ['User closed the popup window'],
    network: ['Request has been terminated', 'Request has been terminated …'],
  },
  Auth0Lock: {
    'login-denied': [
      'Permissions were not granted. Try again',
      'Your account has been blocked after multiple consecutive login attempts',
    ],
    'mfa-required': ['Multifactor authentication is required but your device is not enrolled'],
    'popup-cancelled': ['Popup window closed. Try again'],
    'rate-limited': ["We're sorry. There are too many requests right now"],
    network: ['We could not reach the server. Please check your connection and try again'],
  },
};
