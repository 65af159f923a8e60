import { GenericError, MfaRequiredError, MissingRefreshTokenError } from '@auth0/auth0-spa-js';
import { tenant } from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import { formatDiagnosis } from '../text/format-diagnosis';

describe('diagnose › errors of token requests', () => {
  it('explains login_required', () => {
    expect(text(new GenericError('login_required', 'Login required'))).toEqual([
      'login-required: A token was requested silently, but Auth0 has no session for this browser.',
      '  - The error is "login_required".',
      '  - Nobody is logged in, the session at Auth0 has ended, or the browser does not send the session cookie in a hidden iframe (Safari, Firefox and private windows).',
      'What to change (provideAuth0()): Let the user log in. If it happens after each reload, the browser blocks third-party cookies: use a custom domain on the same site as the page, or refresh tokens stored in localStorage.',
      "    provideAuth0({ domain, clientId, useRefreshTokens: true, cacheLocation: 'localstorage' })",
      'Read more: https://auth0.com/docs/authenticate/login/configure-silent-authentication',
    ]);
  });

  it('explains login_required on a cross-origin isolated page', () => {
    const description =
      'The application is running in a Cross-Origin Isolated context, silently retrieving a token without refresh token is not possible.';
    expect(text(new GenericError('login_required', description)).slice(0, 3)).toEqual([
      'login-required: The token cannot be renewed silently, because this page is cross-origin isolated and such pages cannot use a hidden iframe of Auth0.',
      '  - The error is "login_required".',
      '  - The page is sent with Cross-Origin-Embedder-Policy and Cross-Origin-Opener-Policy.',
    ]);
  });

  it('explains consent_required', () => {
    expect(text(new GenericError('consent_required', 'Consent required'))).toEqual([
      'consent-required: A token for the Management API was requested silently, but the user has to consent first. A silent request cannot show the consent page.',
      '  - The error is "consent_required".',
      '  - On localhost Auth0 asks every user for consent, even if the API allows skipping it.',
      'What to change (provideAuth0Profile() in app.config.ts): Let the library show the consent page once, by redirect or popup. To skip consent for your own users, allow it in the settings of the API and open the application under a host name other than localhost, for example with "127.0.0.1 myapp.example" in the hosts file.',
      "    provideAuth0Profile(withAuth0Angular(), withStepUp('redirect'))",
      'Read more: https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications',
    ]);
  });

  it('explains interaction_required and account_selection_required', () => {
    expect(text(new GenericError('interaction_required', 'Interaction required'))).toEqual([
      'interaction-required: Auth0 has to show the user a page before it issues this token, and a silent request cannot show one.',
      '  - The error says that interaction is required: for example an Action that redirects, an account selection or a confirmation.',
      'What to change (provideAuth0Profile() in app.config.ts): Let the library show the page once, by redirect or popup. In an Action, skip the redirect when event.request.query.prompt is "none".',
      "    provideAuth0Profile(withAuth0Angular(), withStepUp('redirect'))",
      'Read more: https://auth0.com/docs/authenticate/login/configure-silent-authentication',
    ]);
    expect(diagnose({ error: 'account_selection_required' }).problem).toBe('interaction-required');
  });

  it('explains mfa_required, also with the code login_required', () => {
    const error = new MfaRequiredError(
      'mfa_required',
      'Multifactor authentication required',
      'secret',
      {},
    );
    expect(text(error)).toEqual([
      'mfa-required: Auth0 requires a second factor before it issues this token.',
      '  - The error says that multi-factor authentication is required.',
      "What to change (provideAuth0Profile() or provideAuth0() in app.config.ts): Let the library step up by redirect or popup. auth0-angular can do this for the second factor, with interactiveErrorHandler: 'popup'.",
      "    provideAuth0Profile(withAuth0Angular(), withStepUp('redirect'))",
      'Read more: https://auth0.com/docs/secure/multi-factor-authentication/step-up-authentication',
    ]);
    const other = new GenericError('login_required', 'Multifactor authentication required');
    expect(text(other)).toEqual(text(error));
    expect(diagnose({ error: 'unmet_authentication_requirements' }).problem).toBe('mfa-required');
    expect(diagnose({ error: 'mfa_required' }).problem).toBe('mfa-required');
  });

  it('explains missing_refresh_token, and the exception of the Management API', () => {
    const error = new MissingRefreshTokenError('https://tenant.eu.auth0.com/api/v2/', 'openid');
    expect(text(error)).toEqual([
      'missing-refresh-token: The SDK uses refresh tokens and has none for the Management API: a refresh token is only valid for the audience of the login.',
      '  - The error is "missing_refresh_token".',
      '  - The Management API does not support multi-resource refresh tokens (MRRT). The My Account API does: withMyAccount() changes names, picture and password with them.',
      'What to change (provideAuth0()): Request this audience and its scopes at login. If there is no refresh token at all, turn on "Allow Offline Access" for the API. The fallback to a hidden iframe (useRefreshTokensFallback) needs the session cookie of Auth0: where the browser blocks it, as Safari and Firefox do for another site, the SDK signs the user out.',
      "    provideAuth0({ domain, clientId, useRefreshTokens: true, authorizationParams: { audience: 'https://YOUR_API' } })",
      'Read more: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token',
    ]);
    const elsewhere = diagnose(error, { audience: 'https://orders.example/' });
    expect(elsewhere.evidence).toEqual(['The error is "missing_refresh_token".']);
  });

  it('explains invalid_grant', () => {
    const error = new GenericError('invalid_grant', 'Unknown or invalid refresh token.');
    expect(text(error)).toEqual([
      'session-ended: Auth0 rejected the refresh token: it has expired, was revoked, or was used twice.',
      '  - The error is "invalid_grant".',
      '  - With rotation each refresh token can be used once. If two tabs use the same token, Auth0 treats it as stolen and revokes the whole token family.',
      'What to change (the login page): Log the user in again. If it happens often, create only one Auth0 client per page and set a reuse interval of a few seconds in the settings of the application.',
      'Read more: https://auth0.com/docs/secure/tokens/refresh-tokens/use-refresh-token-rotation',
    ]);
  });

  it('treats a plain object like an error', () => {
    const plain = { error: 'consent_required', error_description: 'Consent required' };
    expect(text(plain)).toEqual(text(new GenericError('consent_required', 'Consent required')));
  });
});

function text(subject: unknown): string[] {
  return formatDiagnosis(diagnose(subject, tenant)).split('\n');
}
