import type { Auth0ProfileError } from './auth0-profile-error';
import { errorFromSdk } from './error-from-sdk';

const request = { audience: 'https://orders.example/', scopes: ['read:orders'] };

describe('errorFromSdk', () => {
  const cases: readonly (readonly [string, Auth0ProfileError['code'], string])[] = [
    ['login_required', 'login-required', 'Let the user log in.'],
    ['invalid_grant', 'login-required', 'Let the user log in.'],
    ['consent_required', 'consent-required', 'withStepUp()'],
    ['access_denied', 'consent-required', 'withStepUp()'],
    ['interaction_required', 'interaction-required', 'withStepUp()'],
    ['account_selection_required', 'interaction-required', 'withStepUp()'],
    ['mfa_required', 'mfa-required', 'withStepUp()'],
    ['missing_refresh_token', 'missing-refresh-token', 'useRefreshTokensFallback'],
    ['missing_scopes', 'missing-scope', 'Allow the application these scopes'],
    ['popup_open', 'popup-blocked', 'in a click handler'],
    ['cancelled', 'popup-cancelled', 'Let the user try again.'],
    ['unmet_authentication_requirements', 'mfa-required', 'withStepUp()'],
    ['request_error', 'unavailable', 'Try again later.'],
    ['Bad Gateway', 'unavailable', 'Try again later.'],
    ['server_error', 'unavailable', 'Try again later.'],
    ['temporarily_unavailable', 'unavailable', 'Try again later.'],
    ['too_many_requests', 'rate-limited', 'Try again later.'],
    ['unauthorized_client', 'configuration', 'Check the settings'],
    ['invalid_target', 'configuration', 'Check the settings'],
    ['an_unknown_error', 'token-unavailable', 'withStepUp()'],
  ];
  for (const [error, code, advice] of cases) {
    it(`converts ${error} to ${code}, with advice`, () => {
      const cause = { error };
      const refused = errorFromSdk(cause, request);
      expect(refused.code).toBe(code);
      expect(refused.message).toContain(`no token for https://orders.example/ (${error}). `);
      expect(refused.message).toContain(advice);
      expect(refused.cause).toBe(cause);
      expect(refused.audience).toBe(request.audience);
      expect(refused.requiredScopes).toBe(request.scopes);
    });
  }

  it('recognizes a required second factor by the description', () => {
    const code = (error: string, error_description: unknown): string =>
      errorFromSdk({ error, error_description }, request).code;
    expect(code('login_required', 'Multifactor authentication required')).toBe('mfa-required');
    expect(code('login_required', 'No Multifactor')).toBe('login-required');
    expect(code('login_required', 7)).toBe('login-required');
    expect(code('access_denied', 'Multifactor refused')).toBe('consent-required');
  });

  it('recognizes an audience that the tenant does not know by the description', () => {
    const error_description = 'Service not found: https://orders.example/';
    expect(errorFromSdk({ error: 'access_denied', error_description }, request).code).toBe(
      'configuration',
    );
  });

  it('converts lost connections and time limits to network, other exceptions to unknown', () => {
    const code = (cause: unknown) => errorFromSdk(cause, request).code;
    expect(code(new TypeError('Failed to fetch'))).toBe('network');
    expect(code(new Error("Timeout when executing 'fetch'"))).toBe('network');
    expect(code({ error: 'timeout', error_description: 'Timeout' })).toBe('network');
    expect(code(new SyntaxError('Unexpected token'))).toBe('unknown');
    expect(code(new Error('NG0203'))).toBe('unknown');
  });

  it('converts everything else to token-unavailable', () => {
    for (const cause of [undefined, null, 'login_required', {}, { error: 7 }]) {
      const { code, message } = errorFromSdk(cause, request);
      expect(code).toBe('token-unavailable');
      expect(message).toContain('https://orders.example/. ');
    }
  });
});
