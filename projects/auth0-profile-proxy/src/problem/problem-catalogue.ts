/**
 * Every problem the proxy answers with: HTTP status and title (RFC 9457, section 3.1).
 * The key is both the last part of the `type` URN and the `code` member.
 */
export const problemCatalogue = {
  'missing-token': { status: 401, title: 'No access token was sent.' },
  'invalid-token': { status: 401, title: 'The access token is not valid.' },
  'id-token': { status: 401, title: 'An ID token was sent where an access token is needed.' },
  'opaque-token': {
    status: 401,
    title: 'The access token is opaque: it was requested without an audience.',
  },
  'encrypted-token': { status: 401, title: 'The access token is encrypted for another recipient.' },
  'management-token': {
    status: 401,
    title: 'The access token is for the Management API, not for this API.',
  },
  'wrong-audience': { status: 401, title: 'The access token is for another API.' },
  'wrong-issuer': { status: 401, title: 'The access token comes from another issuer.' },
  expired: { status: 401, title: 'The access token has expired.' },
  'invalid-dpop-proof': { status: 401, title: 'The DPoP proof does not fit the request.' },
  'no-session': { status: 401, title: 'Nobody is logged in.' },
  'login-required': { status: 401, title: 'The request needs a new login.' },
  'anonymous-subject': { status: 403, title: 'An anonymous session has no profile.' },
  'client-subject': {
    status: 403,
    title: 'The access token belongs to an application, not to a user.',
  },
  'wrong-organization': {
    status: 403,
    title: 'The access token was issued for an organization that is not accepted.',
  },
  'missing-scope': { status: 403, title: 'The access token lacks a permission.' },
  'cross-site-request': {
    status: 403,
    title: 'The request did not come from a page of the application.',
  },
  'origin-not-allowed': { status: 403, title: 'This web origin may not call the API.' },
  'field-not-allowed': { status: 403, title: 'A field may not be changed here.' },
  'change-refused': { status: 403, title: 'The application refused the change.' },
  'invalid-request': { status: 400, title: 'The request is malformed.' },
  'invalid-scope': { status: 400, title: 'A login may not request this scope.' },
  'invalid-logout-token': { status: 400, title: 'The logout token is not valid.' },
  'invalid-body': { status: 400, title: 'The body is not acceptable JSON.' },
  'invalid-change': { status: 400, title: 'The change is not valid.' },
  'body-too-large': { status: 413, title: 'The body is too large.' },
  'unsupported-media-type': { status: 415, title: 'The body has to be application/json.' },
  'not-found': { status: 404, title: 'Nothing was found here.' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here.' },
  conflict: { status: 409, title: 'The change conflicts with another one.' },
  'precondition-failed': { status: 412, title: 'The profile has changed since it was read.' },
  'user-changed': { status: 412, title: 'The request is meant for another user.' },
  'rate-limited': { status: 429, title: 'Too many requests.' },
  'internal-error': { status: 500, title: 'The proxy failed.' },
  'upstream-refused': { status: 422, title: 'The tenant refused the change.' },
  'api-unavailable': { status: 502, title: 'The API cannot be reached now.' },
  'api-timeout': { status: 504, title: 'The API did not answer in time.' },
  'upstream-unavailable': { status: 503, title: 'The tenant cannot be reached now.' },
  'store-unavailable': { status: 503, title: 'The shared store cannot be reached now.' },
} as const satisfies Record<string, { status: number; title: string }>;

/** Name of a problem: the last part of its `type` URN and the value of its `code`. */
export type ProblemSlug = keyof typeof problemCatalogue;

/** The `type` member of a problem: a URN, because it is an identifier and not a link. */
export function problemType(slug: ProblemSlug): string {
  return `urn:auth0-profile-proxy:problem:${slug}`;
}
