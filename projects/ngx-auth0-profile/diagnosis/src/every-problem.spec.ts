import { accessToken, idToken, tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import type { RemedyWhere } from './model/diagnosis';
import type { DiagnosisContext } from './model/diagnosis-context';
import type { DiagnosisProblem } from './model/diagnosis-problem';

const now = tenant.now / 1000;
const USERS = 'https://tenant.eu.auth0.com/api/v2/users/';
const withMessage = (message: string) => ({ status: 400, body: { message } });
const withCode = (error: string) => ({ error, error_description: '' });
const fromProxy = (slug: string) => ({
  type: `urn:auth0-profile-proxy:problem:${slug}`,
  status: 400,
});
const profileError = (code: string) => ({ name: 'Auth0ProfileError', code });

/** One example of each problem; the type requires all of them. */
const examples: Readonly<
  Record<
    DiagnosisProblem,
    readonly [where: RemedyWhere, subject: unknown, context?: DiagnosisContext]
  >
> = {
  'missing-token': ['code', 'Bearer undefined'],
  'opaque-token': ['code', 'XmjZzvFSGR6GE5dLfTAkWDqi01234567'],
  'encrypted-token': ['code', 'Authorization: Bearer a.b.c.d.e'],
  'malformed-token': ['code', 'Bearer a.b'],
  'id-token': ['code', idToken()],
  'client-token': ['back-end', accessToken({ sub: 'x@clients' })],
  'anonymous-token': ['code', accessToken({ sub: 'anon@x' })],
  'dpop-token': ['code', withCode('use_dpop_nonce')],
  'invalid-signature': [
    'code',
    withMessage('Invalid signature received for JSON Web Token validation'),
  ],
  'invalid-token': ['code', withMessage('Invalid token')],
  expired: ['code', accessToken({ exp: now - 1 })],
  'not-yet-valid': ['environment', accessToken({ nbf: now + 100 })],
  'clock-off': ['environment', accessToken({ iat: now + 100 })],
  'wrong-issuer': ['code', accessToken({ iss: 'https://other.eu.auth0.com/' })],
  'wrong-audience': ['code', accessToken({ aud: 'https://orders.example/' })],
  'management-token': ['code', accessToken(), { audience: 'https://orders.example/' }],
  'missing-scope': ['code', accessToken({ scope: 'openid' })],
  'scope-never-granted-to-users': ['code', accessToken(), { requiredScopes: 'update:users' }],
  'other-user': ['code', accessToken(), { url: `${USERS}auth0%7Cother`, method: 'GET' }],
  'field-needs-backend': ['back-end', withMessage('You cannot update the following fields: email')],
  'endpoint-not-enabled': [
    'back-end',
    { status: 404, body: { type: 'https://auth0.com/api-errors#A0E-404-0001', status: 404 } },
  ],
  'field-not-allowed': ['back-end', fromProxy('field-not-allowed')],
  'plan-required': [
    'dashboard',
    withMessage('Please upgrade your subscription to use bot detection'),
  ],
  'invalid-body': ['code', withMessage("Payload validation error: 'x'.")],
  'invalid-path': ['code', withMessage("Path validation error: 'x'.")],
  'invalid-change': ['code', fromProxy('invalid-change')],
  'invalid-metadata': ['code', profileError('invalid-metadata')],
  'profile-too-large': ['code', profileError('profile-too-large')],
  'change-refused': ['dashboard', withMessage('Cannot update email for non-database user.')],
  'passkey-cancelled': ['user', profileError('passkey-cancelled')],
  'passkey-not-supported': ['environment', profileError('passkey-not-supported')],
  'link-refused': ['code', withMessage('Main identity cannot be removed.')],
  'user-not-found': ['code', withMessage('The user does not exist.')],
  'not-found': ['code', 404],
  'method-not-allowed': ['code', 405],
  conflict: ['code', 409],
  'precondition-failed': ['code', 412],
  'body-too-large': ['code', 413],
  'unsupported-media-type': ['code', 415],
  'rate-limited': ['code', 429],
  'login-required': ['code', withCode('login_required')],
  'consent-required': ['code', withCode('consent_required')],
  'interaction-required': ['code', withCode('interaction_required')],
  'mfa-required': ['code', withCode('mfa_required')],
  'step-up-required': ['code', withCode('insufficient_user_authentication')],
  'step-up-insufficient': ['dashboard', profileError('step-up-insufficient')],
  'missing-refresh-token': ['code', withCode('missing_refresh_token')],
  'session-ended': ['user', withCode('invalid_grant')],
  'user-changed': ['code', fromProxy('user-changed')],
  'login-state-lost': ['code', withCode('missing_transaction')],
  'login-denied': ['dashboard', withCode('access_denied')],
  'client-not-allowed': ['dashboard', withCode('unauthorized_client')],
  'audience-not-found': [
    'code',
    withMessage('Service not found: https://tenant.eu.auth0.com/api/v2'),
  ],
  'invalid-configuration': ['code', withCode('invalid_configuration')],
  'token-unavailable': ['user', profileError('token-unavailable')],
  'login-failed': ['dashboard', profileError('login-failed')],
  redirecting: ['nothing', profileError('redirecting')],
  'popup-blocked': ['code', withCode('popup_open')],
  'popup-cancelled': ['user', withCode('cancelled')],
  'popup-timeout': ['user', { ...withCode('timeout'), popup: {} }],
  network: ['environment', 0],
  'file-not-loaded': ['user', profileError('file-not-loaded')],
  timeout: ['dashboard', withCode('timeout')],
  'gateway-error': ['environment', { status: 502, body: '<html>' }],
  'html-answer': ['code', { status: 200, body: '<html>' }],
  'unreadable-answer': [
    'environment',
    { name: 'HttpErrorResponse', status: 200, error: { text: '{' } },
  ],
  'server-error': ['environment', 500],
  'upstream-refused': ['dashboard', fromProxy('upstream-refused')],
  'upstream-unavailable': ['back-end', fromProxy('upstream-unavailable')],
  'store-unavailable': ['back-end', fromProxy('store-unavailable')],
  'no-problem': ['nothing', accessToken()],
  unknown: ['environment', 418],
};

describe('every problem', () => {
  for (const [problem, [where, subject, context = {}]] of Object.entries(examples)) {
    it(`can be reached and has complete texts: ${problem}`, () => {
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

  it('returns the right `remedy.where` when it depends on the case', () => {
    const places: readonly (readonly [RemedyWhere, unknown, DiagnosisContext?])[] = [
      ['dashboard', withMessage('Callback URL mismatch.')],
      ['dashboard', 'Bearer a.b.c.d.e', { audience: 'https://orders.example/' }],
      ['code', accessToken({ iss: 'https://login.example.com/' })],
      ['code', withMessage('Invalid token (link_with).')],
      [
        'dashboard',
        withMessage('Invalid signature'),
        { token: `${btoa('{"alg":"HS256"}')}.e30.x` },
      ],
    ];
    for (const [where, subject, context = {}] of places) {
      expect(diagnose(subject, { ...tenant, ...context }).remedy.where).toBe(where);
    }
    const raised = { name: 'Auth0ProfileError', code: 'configuration' };
    expect(diagnose(raised).evidence).toEqual(['The error was raised before a request was sent.']);
  });
});
