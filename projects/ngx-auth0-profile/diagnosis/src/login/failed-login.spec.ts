import { AuthenticationError, GenericError } from '@auth0/auth0-spa-js';
import { tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › failed logins', () => {
  it('explains a state that does not match', () => {
    expect(text(new GenericError('state_mismatch', 'Invalid state'))).toEqual([
      'login-state-lost: The callback does not belong to a login that this page started, so the SDK rejected it.',
      '  - The error says that the state or the nonce does not match, or that the transaction is missing.',
      'What to change (the page of the callback URL): Start and end the login on the same origin (http://localhost and http://127.0.0.1 are different origins), and handle the callback only once. Reloading the callback page or opening a bookmark of the login page causes the same error; log in again.',
      'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
    ]);
    expect(diagnose({ error: 'missing_transaction' }).problem).toBe('login-state-lost');
    const legacy = { error: 'invalid_token', errorDescription: '`state` does not match.' };
    expect(diagnose(legacy).problem).toBe('login-state-lost');
    const verifier = {
      error: 'invalid_grant',
      error_description: 'Failed to verify code verifier',
    };
    expect(diagnose(verifier).problem).toBe('login-state-lost');
    const nonce = new Error(
      'Nonce (nonce) claim mismatch in the ID token; expected "a", found "b"',
    );
    expect(diagnose(nonce).problem).toBe('login-state-lost');
  });

  it('explains access_denied', () => {
    const error = new AuthenticationError(
      'access_denied',
      'User did not authorize the request',
      's',
    );
    expect(text(error)).toEqual([
      'login-denied: The login or the consent was denied, by the user or by the tenant.',
      '  - The error is "access_denied".',
      'What to change (Monitoring > Logs): The log entry of this login shows the reason. If the user denied the request, explain what the permission is for and offer to try again. If an Action denied it or the user is blocked, the log entry says so.',
      'Read more: https://auth0.com/docs/troubleshoot/authentication-issues/check-login-and-logout-issues',
    ]);
    const blocked = { error: 'unauthorized', error_description: 'user is blocked' };
    expect(text(blocked).slice(0, 3)).toEqual([
      'login-denied: The login or the consent was denied, by the user or by the tenant.',
      '  - The error is "unauthorized".',
      '  - The user is blocked.',
    ]);
    expect(diagnose({ error: 'unauthorized', error_description: 'No.' }).problem).toBe(
      'login-denied',
    );
    const password = { error: 'invalid_grant', error_description: 'Wrong email or password.' };
    expect(diagnose(password).evidence[1]).toBe('The e-mail address or the password is wrong.');
  });

  it('explains an application without a grant for the API', () => {
    const description =
      'Client "abc" is not authorized to access resource server "https://tenant.eu.auth0.com/api/v2/".';
    expect(text(new GenericError('access_denied', description))).toEqual([
      'client-not-allowed: The application is not allowed to request a token for the Management API on behalf of its users.',
      '  - Auth0 answered that the application, or its user, is not authorized for this audience and these scopes.',
      'What to change (Applications > APIs > Auth0 Management API, access of applications for users): Allow the application there, with the scopes it needs. Third-party applications never get tokens for the Management API: it must be a first-party application with the grant types Authorization Code and Refresh Token.',
      'Read more: https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants',
    ]);
    const old = { error: 'user-is-not-authorized-to-the-audience-for-those-scopes' };
    expect(diagnose(old).problem).toBe('client-not-allowed');
    expect(
      diagnose({ error: 'unauthorized_client' }, { audience: 'https://orders.example/' }).remedy
        .place,
    ).toBe('Applications > APIs > your API, access of applications for users');
  });

  it('explains an audience without an API', () => {
    const error = new AuthenticationError(
      'access_denied',
      'Service not found: https://tenant.eu.auth0.com/api/v2',
      's',
    );
    expect(text(error)).toEqual([
      'audience-not-found: The tenant has no API with the requested audience, so the login failed.',
      '  - Auth0 answered "Service not found".',
      '  - The requested audience is https://tenant.eu.auth0.com/api/v2.',
      '  - The trailing slash is missing.',
      'What to change (audience in authorizationParams): Copy the identifier from Applications > APIs exactly. For the Management API it is https://TENANT.REGION.auth0.com/api/v2/, with the trailing slash and with the tenant domain, even if you use a custom domain.',
      'Read more: https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains',
    ]);
  });

  it('names the audience of the context when the error has none', () => {
    const diagnosis = diagnose(
      { error: 'invalid_target' },
      { audience: 'https://orders.example/' },
    );
    expect(diagnosis.evidence).toEqual([
      'Auth0 answered "Service not found".',
      'The requested audience is https://orders.example/.',
    ]);
    expect(diagnose({ error: 'invalid_target' }).evidence).toEqual([
      'Auth0 answered "Service not found".',
    ]);
  });

  it('reads the error from the callback URL', () => {
    const query = 'error=access_denied&error_description=Service%20not%20found%3A%20x&state=s';
    expect(diagnose(`http://localhost:4200/?${query}`).problem).toBe('audience-not-found');
    expect(diagnose(`http://localhost:4200/#${query}`).problem).toBe('audience-not-found');
    expect(diagnose(`http://localhost:4200/?code=c&${query}`).problem).toBe('audience-not-found');
  });

  it('explains a callback URL that is not allowed', () => {
    const error = new GenericError('invalid_request', 'Callback URL mismatch.');
    expect(text(error)).toEqual([
      'invalid-configuration: The callback URL of the login is not registered at Auth0.',
      '  - Auth0 answered that the callback URL (redirect_uri) is not allowed.',
      'What to change (Applications > your application > Settings > Application URIs): Add the origin of the page to Allowed Callback URLs, Allowed Logout URLs and Allowed Web Origins, with scheme and port. The last one is needed for silent authentication.',
      'Read more: https://auth0.com/docs/get-started/applications/application-settings',
    ]);
  });

  it('explains a page that is not in a secure context', () => {
    const error = new Error('auth0-spa-js must run on a secure origin.');
    expect(text(error)).toEqual([
      'invalid-configuration: The page is not in a secure context, which the SDK requires.',
      '  - window.crypto.subtle is not available: browsers provide it only on https and on localhost.',
      'What to change (provideAuth0() and provideAuth0Profile() in app.config.ts): Open the page over https, or as http://localhost while developing; an IP address of the local network is not a secure context.',
      'Read more: https://auth0.com/docs/get-started/applications/work-with-auth0-locally',
    ]);
  });

  it('explains invalid options', () => {
    const error = new GenericError(
      'invalid_configuration',
      "refreshTokenMode 'online' needs useDpop.",
    );
    expect(text(error)).toEqual([
      'invalid-configuration: An option of the SDK or of this library is missing, or two options contradict each other.',
      '  - The error is "invalid_configuration".',
      'What to change (provideAuth0() and provideAuth0Profile() in app.config.ts): The error message names the option and shows a valid value. domain and clientId must be set before AuthService is first injected.',
      'Read more: https://auth0.com/docs/get-started/applications/application-settings',
    ]);
  });
});

function text(subject: unknown, context: DiagnosisContext = {}): string[] {
  return formatDiagnosis(diagnose(subject, { ...tenant, ...context })).split('\n');
}
