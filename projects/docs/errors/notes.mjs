/**
 * What a message means in its own case, where its problem alone says too little: the pages (the last part of their
 * path), and one or two sentences in Markdown.
 */
export const NOTES = [
  [
    ['callback-url-mismatch', 'the-provided-redirect-uri-is-not-in-the-list-of-allowed-callback'],
    'The `redirect_uri` of the login is compared as text with **Allowed Callback URLs** of the application: scheme, host, port and path. `http://localhost:4200` and `http://localhost:4200/callback` are two URLs. Look at the `redirect_uri` in the address of the error page.',
  ],
  [
    ['the-redirect-uri-is-wrong-you-sent'],
    'The `redirect_uri` at `/oauth/token` differs from that of the login. Do not change it between the two, for example by a `location.origin` that is read before and after a redirect to another host.',
  ],
  [
    ['unknown-client'],
    'The tenant has no application with this client ID. Most often domain and client ID come from two tenants, such as development and production, or the ID has a space or line break at its end.',
  ],
  [
    ['parameter-organization-is-not-allowed-for-this-client'],
    'The login names an organization, and the application is for individual users. **Applications > your application > Login Experience**: "Business Users" or "Both".',
  ],
  [
    ['parameter-organization-is-required-for-this-client'],
    'The application is for members of organizations, and the login names none. Pass `organization` in `authorizationParams`, or show the organization prompt: **Applications > your application > Login Experience > Login Flow**.',
  ],
  [
    ['no-audience-parameter-was-provided-and-no-default-audience-has-been-configured'],
    'A client-credentials or password request to `/oauth/token` has no `audience`. Add the identifier of the API.',
  ],
  [
    ['missing-required-parameter'],
    'The text after the colon names the parameter. `response_type`, `nonce` and `code_challenge` are set by the SDKs: a login URL that you build yourself lacks them.',
  ],
  [
    ['audience-aud-claim-mismatch-in-the-id-token', 'audience-is-not-valid'],
    'The `aud` of an **ID token** is the client ID, not the audience of the API. The page got an ID token for another application: two configurations share one storage, or the client ID changed. Clear the storage of the page and log in again.',
  ],
  [
    [
      'organization-id-org-id-claim-mismatch-in-the-id-token',
      'organization-name-org-name-claim-mismatch-in-the-id-token',
    ],
    'The login asked for one organization, and the ID token is for another one or for none. Log in again with `organization`; for names, **Settings > Advanced > Allow Organization Names in Authentication API** must be on.',
  ],
  [
    ['id-token-is-required-but-missing'],
    'The answer of `/oauth/token` has no ID token: the scope `openid` is missing. Add it to `scope`, in every entry where scopes are written by API.',
  ],
  [
    ['auth0-spa-js-must-run-on-a-secure-origin', 'window-crypto-is-required'],
    'Browsers have `window.crypto.subtle` on https and on `http://localhost` only. `http://192.168.…` or `http://myapp.test` has none: use https in development, too (`ng serve --ssl`).',
  ],
  [['invalid-cache-location'], '`cacheLocation` is `memory` or `localstorage`, in lower case.'],
  [
    ['usedpop-option-must-be-enabled-before-using-dpop'],
    'A function for DPoP was called, and the client was created without `useDpop: true`.',
  ],
  [
    ['refreshtokenmode-online-requires'],
    'Online refresh tokens need the options that the message names, DPoP among them. Leave `refreshTokenMode` out to use offline refresh tokens.',
  ],
  [
    ['url-must-be-absolute-or-baseurl-non-empty'],
    '`fetchWithAuth("/orders")` needs `baseUrl` in `createFetcher()`, or the whole URL.',
  ],
  [
    [
      'configuration-must-be-specified-either-through-authmodule-forroot-or-through-authclientconfig-set',
    ],
    '`AuthService` was injected before the configuration was there. With configuration from a file this is a matter of order: use [`withRuntimeConfig()`](/recipes/runtime-configuration), which sets it first.',
  ],
  [
    [
      'no-provider-for-authservice',
      'no-provider-for-authclientconfig',
      'no-provider-for-injectiontoken-auth0-client',
      'no-provider-found-for-authservice',
      'no-provider-found-for-authclientconfig',
      'no-provider-found-for-injectiontoken-auth0-client',
    ],
    'Angular found no `provideAuth0()` (or `AuthModule.forRoot()`) in the injector of this component. In the application it belongs into the root providers. In a unit test use [`provideAuth0ProfileTesting()`](/guides/testing), which replaces it.',
  ],
  [
    ['domain-option-is-required', 'clientid-option-is-required', 'responsetype-option-is-required'],
    'The option of `new auth0.WebAuth({ … })` is missing or `undefined`. With configuration from a file or a database, auth0-js was created before the answer had arrived. Note the names: `clientID`, `domain`, `responseType`, `redirectUri`.',
  ],
  [
    ['responsetype-can-t-be-code'],
    'This function of auth0-js needs tokens in the answer: `responseType: "token id_token"`.',
  ],
  [
    [
      'the-redirecturi-s-origin-should-match-the-window-s-origin',
      'the-popup-s-origin-should-match-the-window-s-origin',
    ],
    'auth0-js reads the answer in a frame or popup, which works only on the origin of the page: use `redirectUri: location.origin + "/callback"`. `localhost` and `127.0.0.1` are two origins.',
  ],
  [
    ['invalid-authorization-code'],
    'A code is valid once and for a short time. The callback was handled twice, most often by a reload, by the back button, or by two parts of the code: auth0-angular handles it by itself.',
  ],
  [
    ['failed-to-verify-code-verifier'],
    'The code belongs to another login than the stored verifier: two tabs or two clients logged in at once and share one storage key. Start the login again.',
  ],
  [
    ['invalid-state', 'state-does-not-match'],
    'The callback has a `state` that this page did not store. The usual causes: the login began on another origin (`www.` and without, `localhost` and `127.0.0.1`), the callback was opened a second time, or the storage was cleared meanwhile.',
  ],
  [
    ['there-are-no-query-params-available-for-parsing'],
    '`handleRedirectCallback()` was called on a page that is not the return of a login. Call it only when the URL has `code` and `state`; auth0-angular and this library do.',
  ],
  [
    [
      'nonce-does-not-match',
      'nonce-nonce-claim-mismatch',
      'nonce-nonce-claim-mismatch-in-the-id-token',
      'nonce-nonce-claim-must-be-a-string-present-in-the-id-token',
    ],
    'The ID token belongs to another login than the stored nonce: two logins ran at once, or an old callback was opened again.',
  ],
  [
    [
      'failed-to-fetch',
      'load-failed',
      'networkerror-when-attempting-to-fetch-resource',
      'network-error',
      'network-request-failed',
    ],
    'The browser hides the reason from the code of the page; the console has it: CORS, a blocked request, an unknown host name, or no connection. Chromium writes `Failed to fetch`, Firefox `NetworkError…`, Safari `Load failed`, Axios `Network Error`.',
  ],
  [
    [
      'has-been-blocked-by-cors-policy',
      'cross-origin-request-blocked-the-same-origin-policy-disallows-reading-the-remote',
    ],
    'The response has no `Access-Control-Allow-Origin` for this origin. Look at the status in the Network panel first: a 401, 404 or 500 of a gateway often has no CORS headers, and is then reported as a CORS error.',
  ],
  [
    [
      'timeout',
      'timeout-during-authentication-renew',
      'timeout-during-executing-web-message-communication',
    ],
    'The hidden iframe of a silent login did not answer. Nearly always the origin of the page is not in **Allowed Web Origins**.',
  ],
  [
    [
      'jwt-must-be-provided',
      'no-authorization-token-was-found',
      'authorization-header-is-expected',
      'full-authentication-is-required-to-access-this-resource',
    ],
    'The request reached your API without a token. Check it in the Network panel: no `Authorization` header means that the page attached none; a header that is there but does not arrive was removed by a proxy in between.',
  ],
  [
    ['http-error-unable-to-fetch'],
    'The endpoint in the message answered with an error that has no OAuth code. Open it in the Network panel: a page of a company proxy, a wrong domain, or a fault of the tenant.',
  ],
  [
    ['user-is-blocked', 'your-account-has-been-blocked-after-multiple-consecutive-login-attempts'],
    'An administrator blocked the user, or brute-force protection did after several wrong passwords. The user gets a mail with a link that lifts the latter.',
  ],
  [
    ['wrong-email-or-password', 'wrong-username-or-password'],
    'Auth0 does not say which of the two is wrong, and your page should not either. In tests: is the user in the connection that the application uses?',
  ],
  [
    ['the-tenant-has-multiple-verified-custom-domains'],
    'Requests that send mails must name the domain: header `auth0-custom-domain`. It is a setting of the back end.',
  ],
];

/** The notes about one page. */
export function notesOf(path) {
  const name = path.replace('errors/', '');
  return NOTES.filter(([names]) => names.includes(name)).map(([, text]) => text);
}
