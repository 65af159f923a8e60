import { knownMessages } from '../messages/known-messages';
import { matchMessage } from '../messages/match-message';
import { diagnose } from '../diagnose';
import type { DiagnosisProblem } from '../model/diagnosis-problem';

/** Texts as people paste them from consoles, issues and dashboards. */
const PASTED: readonly (readonly [text: string, problem: DiagnosisProblem])[] = [
  // Consoles around errors of auth0-spa-js
  ['Error: Login required', 'login-required'],
  ['Uncaught (in promise) Error: Login required', 'login-required'],
  [
    'Error: Consent required\n    at new n (auth0-spa-js.production.esm.js:1:52144)\n    at n.fromPayload (auth0-spa-js.production.esm.js:1:52288)',
    'consent-required',
  ],
  ['ERROR Error: External interaction required', 'interaction-required'],
  ['GenericError: Multifactor authentication required', 'mfa-required'],
  ['ERROR Error: Uncaught (in promise): Error: Invalid state', 'login-state-lost'],
  [
    "Error: Missing Refresh Token (audience: 'https://acme.eu.auth0.com/api/v2/', scope: 'openid profile')",
    'missing-refresh-token',
  ],
  [
    "Missing requested scopes after refresh (audience: 'https://orders.example/', missing scope: 'read:orders')",
    'missing-scope',
  ],
  ['Error: Unknown or invalid refresh token.', 'session-ended'],
  ['TimeoutError: Timeout', 'timeout'],
  ["Error: Timeout when executing 'fetch'", 'timeout'],
  ['Error: Popup closed', 'popup-cancelled'],
  [
    'Error: Unable to open a popup for loginWithPopup - window.open returned `null`',
    'popup-blocked',
  ],
  ['Error: There are no query params available for parsing.', 'login-state-lost'],
  ['Nonce (nonce) claim mismatch in the ID token; expected "a1", found "b2"', 'login-state-lost'],
  [
    'Expiration Time (exp) claim error in the ID token; current time (Sun Nov 29 2026) is after expiration time (Sat Nov 28 2026)',
    'clock-off',
  ],
  [
    'Issuer (iss) claim mismatch in the ID token; expected "https://login.acme.example/", found "https://acme.eu.auth0.com/"',
    'wrong-issuer',
  ],
  [
    'Signature algorithm of "HS256" is not supported. Expected the ID token to be signed with "RS256".',
    'invalid-signature',
  ],
  [
    'auth0-spa-js must run on a secure origin. See https://github.com/auth0/auth0-spa-js/blob/main/FAQ.md for more information.',
    'invalid-configuration',
  ],
  ['Error: HTTP error. Unable to fetch https://acme.eu.auth0.com/oauth/token', 'token-unavailable'],
  [
    'Error: Configuration must be specified either through AuthModule.forRoot or through AuthClientConfig.set',
    'invalid-configuration',
  ],
  ['NullInjectorError: No provider for InjectionToken auth0.client!', 'invalid-configuration'],
  // Codes
  ['login_required', 'login-required'],
  ['consent_required: Consent required', 'consent-required'],
  ['error: "invalid_grant"', 'unknown'],
  [
    '{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}',
    'session-ended',
  ],
  ['access_denied', 'login-denied'],
  ['missing_refresh_token', 'missing-refresh-token'],
  ['insufficient_scope', 'missing-scope'],
  ['opaque-token', 'opaque-token'],
  [
    'http://localhost:4200/?error=access_denied&error_description=Service%20not%20found%3A%20https%3A%2F%2Facme.eu.auth0.com%2Fapi%2Fv2&state=x',
    'audience-not-found',
  ],
  ['?error=unauthorized&error_description=user%20is%20blocked', 'login-denied'],
  // The Management API
  ['Bad HTTP authentication header format', 'opaque-token'],
  [
    '{"statusCode":400,"error":"Bad Request","message":"Bad HTTP authentication header format","errorCode":"Bearer"}',
    'opaque-token',
  ],
  ['statusCode 401\nerror Unauthorized\nmessage Invalid token\nattributes {…}', 'invalid-token'],
  [
    'statusCode: 403,\nerror: "Forbidden",\nmessage: "Insufficient scope, expected any of: update:current_user_metadata",\nerrorCode: "insufficient_scope"',
    'missing-scope',
  ],
  [
    '403 {"statusCode":403,"error":"Forbidden","message":"You cannot update the following fields: email"}',
    'field-needs-backend',
  ],
  ['Bad audience: https://acme.eu.auth0.com/api/v2/', 'wrong-audience'],
  ['Expired token received for JSON Web Token validation', 'expired'],
  ['Client is not global', 'id-token'],
  ['User to be acted on does not match subject in bearer token.', 'other-user'],
  [
    "Payload validation error: 'Additional properties not allowed: email' on property email.",
    'invalid-body',
  ],
  ['Cannot update email for non-database user.', 'change-refused'],
  ['Main identity and the new one are the same.', 'link-refused'],
  ['Global limit has been reached', 'rate-limited'],
  ['The user does not exist.', 'user-not-found'],
  ['Please upgrade your subscription to use bot detection', 'plan-required'],
  // The Authentication API and its error page
  ['Callback URL mismatch.', 'invalid-configuration'],
  ['Service not found: https://acme.eu.auth0.com/api/v2', 'audience-not-found'],
  [
    'Client "abc" is not authorized to access resource server "https://acme.eu.auth0.com/api/v2/".',
    'client-not-allowed',
  ],
  ["Grant type 'password' not allowed for the client.", 'client-not-allowed'],
  ['Wrong email or password.', 'login-denied'],
  // auth0-js and Auth0Lock
  ['`state` does not match.', 'login-state-lost'],
  ['Timeout during authentication renew.', 'timeout'],
  ['Popup window closed. Try again.', 'popup-cancelled'],
  ['We could not reach the server. Please check your connection and try again.', 'network'],
  // HttpClient, Axios and the consoles of browsers
  [
    'Http failure response for https://acme.eu.auth0.com/api/v2/users/auth0%7C1: 401 Unauthorized',
    'invalid-token',
  ],
  [
    'ERROR HttpErrorResponse: Http failure response for https://orders.example/orders: 0 Unknown Error',
    'network',
  ],
  ['Http failure during parsing for https://acme.eu.auth0.com/api/v2/users/x', 'unreadable-answer'],
  ['AxiosError: Request failed with status code 429', 'rate-limited'],
  ['PATCH https://acme.eu.auth0.com/api/v2/users/auth0%7C1 409 (Conflict)', 'conflict'],
  ['GET https://orders.example/orders net::ERR_INTERNET_DISCONNECTED', 'network'],
  [
    "Access to XMLHttpRequest at 'https://acme.eu.auth0.com/api/v2/users/x' from origin 'http://localhost:4200' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    'network',
  ],
  ['TypeError: Failed to fetch', 'network'],
  ['TypeError: Load failed', 'network'],
  ['TypeError: NetworkError when attempting to fetch resource.', 'network'],
  ['AbortError: The user aborted a request.', 'timeout'],
  ['TimeoutError: signal timed out', 'timeout'],
  [`SyntaxError: Unexpected token '<', "<!doctype "... is not valid JSON`, 'html-answer'],
  ['SyntaxError: Unexpected end of JSON input', 'unreadable-answer'],
  // Statuses
  ['401', 'invalid-token'],
  ['Unauthorized', 'invalid-token'],
  ['HTTP/1.1 404 Not Found', 'not-found'],
  ['Error: 429 Too Many Requests', 'rate-limited'],
  ['503 Service Unavailable', 'server-error'],
  // Other APIs
  ["UnauthorizedError: Unexpected 'aud' value", 'wrong-audience'],
  ['JWTExpired: "exp" claim timestamp check failed', 'expired'],
  ['JsonWebTokenError: jwt audience invalid. expected: https://orders.example/', 'wrong-audience'],
  ['UnauthorizedError: No authorization token was found', 'missing-token'],
  ['jwt malformed', 'malformed-token'],
  [
    'An error occurred while attempting to decode the Jwt: Jwt expired at 2026-11-29T18:00:00Z',
    'expired',
  ],
  // Headers
  ['WWW-Authenticate: Bearer realm="api"', 'missing-token'],
  [
    'Bearer error="invalid_token", error_description="The audience \'empty\' is invalid"',
    'wrong-audience',
  ],
  ['Bearer error="insufficient_scope", scope="read:orders"', 'missing-scope'],
  [
    'Bearer error="insufficient_user_authentication", acr_values="http://schemas.openid.net/pape/policies/2007/06/multi-factor"',
    'step-up-required',
  ],
  [
    'DPoP error="use_dpop_nonce", error_description="Resource server requires nonce in DPoP proof"',
    'dpop-token',
  ],
];

/** Texts that say nothing about a problem, some of them close to a token or a message. */
const MEANINGLESS: readonly string[] = [
  'hello',
  '',
  '   ',
  '?',
  '42',
  '200',
  '4010',
  'abc123',
  'undefined',
  'null',
  'true',
  'The quick brown fox jumps over the lazy dog.',
  'Timeout of the moon',
  'No login required here',
  'Invalid token bucket',
  'the bearer of good news',
  'Bearer token',
  'www.example.com',
  'https://example.com/callback?code=abc&state=def',
  'ERR_SOMETHING_HAPPENED',
  'missing_refresh_tokens_of_yesterday',
  'Error',
  'Error: Something went wrong',
  "TypeError: Cannot read properties of undefined (reading 'name')",
  'ExpressionChangedAfterItHasBeenCheckedError: NG0100',
  '404 bottles of beer',
  '550e8400-e29b-41d4-a716-446655440000',
  'd670460b4b4aece5915caf5c68d12f560a9fe3e4',
  'auth0|5f7c8ec7c33c6c004bbafe82',
  'profile.component.ts:42',
  '<3',
  '{}',
  '[1, 2, 3]',
  'Wer das liest, braucht eine Brille.',
  '🙂🙂🙂',
];

describe('diagnose › pasted texts', () => {
  for (const [text, problem] of PASTED) {
    it(`diagnoses ${JSON.stringify(text)} as ${problem}`, () => {
      expect(diagnose(text).problem).toBe(problem);
    });
  }

  for (const text of MEANINGLESS) {
    it(`does not recognize ${JSON.stringify(text)}`, () => {
      const { problem, evidence } = diagnose(text);
      expect(problem).toBe('unknown');
      expect(evidence.join()).not.toContain('token');
    });
  }

  it('names the Management API only if the text does', () => {
    expect(diagnose('Consent required').whatHappened).not.toContain('Management API');
    expect(diagnose('jwt expired').whatHappened).toContain('this API');
    expect(diagnose('Bad audience: x').whatHappened).toContain('the Management API');
  });
});

describe('knownMessages', () => {
  it('lists each message once', () => {
    const messages = knownMessages().map(({ message }) => message.toLowerCase());
    expect(messages.filter((message, index) => messages.indexOf(message) !== index)).toEqual([]);
  });

  for (const { message, problem, source } of knownMessages()) {
    it(`has the message "${message}" of ${source}`, () => {
      const text = message.replaceAll('…', 'read:current_user');
      expect(matchMessage(text)?.problem).toBe(problem);
      expect(diagnose(new Error(text)).problem).toBe(problem);
    });
  }
});
