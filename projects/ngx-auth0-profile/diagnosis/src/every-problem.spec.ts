import { accessToken, idToken, tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { RemedyWhere } from './diagnosis';
import type { DiagnosisContext } from './diagnosis-context';
import type { DiagnosisProblem } from './diagnosis-problem';

const now = tenant.now / 1000;
const USERS = 'https://tenant.eu.auth0.com/api/v2/users/';
const says = (message: string) => ({ status: 400, body: { message } });
const fails = (error: string) => ({ error, error_description: '' });
const proxySays = (slug: string) => ({
  type: `urn:auth0-profile-proxy:problem:${slug}`,
  status: 400,
});
const throws = (code: string) => ({ name: 'Auth0ProfileError', code });

/** One way to each problem: the compiler sees to it that none is forgotten. */
const ways: Readonly<
  Record<
    DiagnosisProblem,
    readonly [where: RemedyWhere, subject: unknown, context?: DiagnosisContext]
  >
> = {
  'missing-token': ['code', ''],
  'opaque-token': ['code', 'XmjZzvFSGR6GE5dLfTAkWDqi01234567'],
  'encrypted-token': ['code', 'a.b.c.d.e'],
  'malformed-token': ['code', 'a.b'],
  'id-token': ['code', idToken()],
  'client-token': ['back-end', accessToken({ sub: 'x@clients' })],
  'anonymous-token': ['code', accessToken({ sub: 'anon@x' })],
  'dpop-token': ['code', fails('use_dpop_nonce')],
  'invalid-signature': ['code', says('Invalid signature received for JSON Web Token validation')],
  'invalid-token': ['code', says('Invalid token')],
  expired: ['code', accessToken({ exp: now - 1 })],
  'not-yet-valid': ['environment', accessToken({ nbf: now + 100 })],
  'clock-off': ['environment', accessToken({ iat: now + 100 })],
  'wrong-issuer': ['code', accessToken({ iss: 'https://other.eu.auth0.com/' })],
  'wrong-audience': ['code', accessToken({ aud: 'https://orders.example/' })],
  'management-token': ['code', accessToken(), { audience: 'https://orders.example/' }],
  'missing-scope': ['code', accessToken({ scope: 'openid' })],
  'scope-never-granted-to-users': ['code', accessToken(), { requiredScopes: 'update:users' }],
  'other-user': ['code', accessToken(), { url: `${USERS}auth0%7Cother`, method: 'GET' }],
  'field-needs-backend': ['back-end', says('You cannot update the following fields: email')],
  'field-not-allowed': ['back-end', proxySays('field-not-allowed')],
  'plan-required': ['dashboard', says('Please upgrade your subscription to use bot detection')],
  'invalid-body': ['code', says("Payload validation error: 'x'.")],
  'invalid-path': ['code', says("Path validation error: 'x'.")],
  'invalid-change': ['code', proxySays('invalid-change')],
  'invalid-metadata': ['code', throws('invalid-metadata')],
  'profile-too-large': ['code', throws('profile-too-large')],
  'change-refused': ['dashboard', says('Cannot update email for non-database user.')],
  'link-refused': ['code', says('Main identity cannot be removed.')],
  'user-not-found': ['code', says('The user does not exist.')],
  'not-found': ['code', 404],
  'method-not-allowed': ['code', 405],
  conflict: ['code', 409],
  'precondition-failed': ['code', 412],
  'body-too-large': ['code', 413],
  'unsupported-media-type': ['code', 415],
  'rate-limited': ['code', 429],
  'login-required': ['code', fails('login_required')],
  'consent-required': ['code', fails('consent_required')],
  'interaction-required': ['code', fails('interaction_required')],
  'mfa-required': ['code', fails('mfa_required')],
  'missing-refresh-token': ['code', fails('missing_refresh_token')],
  'session-ended': ['user', fails('invalid_grant')],
  'login-state-lost': ['code', fails('missing_transaction')],
  'login-denied': ['dashboard', fails('access_denied')],
  'client-not-allowed': ['dashboard', fails('unauthorized_client')],
  'audience-not-found': ['code', says('Service not found: https://tenant.eu.auth0.com/api/v2')],
  'invalid-configuration': ['code', fails('invalid_configuration')],
  'token-unavailable': ['user', throws('token-unavailable')],
  redirecting: ['nothing', throws('redirecting')],
  'popup-blocked': ['code', fails('popup_open')],
  'popup-cancelled': ['user', fails('cancelled')],
  'popup-timeout': ['user', { ...fails('timeout'), popup: {} }],
  network: ['environment', 0],
  timeout: ['dashboard', fails('timeout')],
  'gateway-error': ['environment', { status: 502, body: '<html>' }],
  'html-answer': ['code', { status: 200, body: '<html>' }],
  'unreadable-answer': [
    'environment',
    { name: 'HttpErrorResponse', status: 200, error: { text: '{' } },
  ],
  'server-error': ['environment', 500],
  'upstream-refused': ['dashboard', proxySays('upstream-refused')],
  'upstream-unavailable': ['back-end', proxySays('upstream-unavailable')],
  'store-unavailable': ['back-end', proxySays('store-unavailable')],
  'no-problem': ['nothing', accessToken()],
  unknown: ['environment', 418],
};

describe('every problem', () => {
  for (const [problem, [where, subject, context = {}]] of Object.entries(ways)) {
    it(`has a way to it, words for it and somebody to put it right: ${problem}`, () => {
      const diagnosis = diagnose(subject, { ...tenant, ...context });
      expect(diagnosis.problem as string).toBe(problem);
      expect(diagnosis.evidence.length).toBeGreaterThan(0);
      for (const text of [diagnosis.whatHappened, diagnosis.remedy.text, ...diagnosis.evidence]) {
        expect(text).toMatch(/^[\w/].*[.?]$/);
      }
      expect(diagnosis.remedy.where).toBe(where);
      expect(diagnosis.remedy.place).not.toBe('');
    });
  }

  it('names who can put it right where that depends', () => {
    const places: readonly (readonly [RemedyWhere, unknown, DiagnosisContext?])[] = [
      ['dashboard', says('Callback URL mismatch.')],
      ['dashboard', 'a.b.c.d.e', { audience: 'https://orders.example/' }],
      ['code', accessToken({ iss: 'https://login.example.com/' })],
      ['code', says('Invalid token (link_with).')],
      ['dashboard', says('Invalid signature'), { token: `${btoa('{"alg":"HS256"}')}.e30.x` }],
    ];
    for (const [where, subject, context = {}] of places) {
      expect(diagnose(subject, { ...tenant, ...context }).remedy.where).toBe(where);
    }
    const raised = { name: 'Auth0ProfileError', code: 'configuration' };
    expect(diagnose(raised).evidence).toEqual(['The error was raised before a request was sent.']);
  });
});
