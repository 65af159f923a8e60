import { GenericError, MfaRequiredError, MissingRefreshTokenError } from '@auth0/auth0-spa-js';
import { tenant } from '../../src/test-support/unsigned-token';
import { diagnose } from './diagnose';
import { formatDiagnosis } from './format-diagnosis';

describe('diagnose, an error of Auth0 on the way to a token', () => {
  it('explains login_required', () => {
    expect(text(new GenericError('login_required', 'Login required'))).toEqual([
      'login-required: Auth0 was asked for a token without showing a page, and does not know this user any more.',
      '  - The error is "login_required".',
      '  - Either the session at Auth0 has ended, or the browser keeps its cookie from the hidden frame: Safari, Firefox and private windows do that.',
      'What to change (provideAuth0()): Send the user to the login page. Where it happens after each reload, the browser withholds third-party cookies: a custom domain on the site of the page is the clean way out, refresh tokens kept in localStorage the quick one.',
      "    provideAuth0({ domain, clientId, useRefreshTokens: true, cacheLocation: 'localstorage' })",
      'Read more: https://auth0.com/docs/authenticate/login/configure-silent-authentication',
    ]);
  });

  it('explains login_required of a cross-origin isolated page', () => {
    const description =
      'The application is running in a Cross-Origin Isolated context, silently retrieving a token without refresh token is not possible.';
    expect(text(new GenericError('login_required', description)).slice(0, 3)).toEqual([
      'login-required: The token cannot be renewed silently, because this page is cross-origin isolated and such pages have no hidden frame for Auth0.',
      '  - The error is "login_required".',
      '  - The page is sent with Cross-Origin-Embedder-Policy and Cross-Origin-Opener-Policy.',
    ]);
  });

  it('explains consent_required', () => {
    expect(text(new GenericError('consent_required', 'Consent required'))).toEqual([
      'consent-required: Auth0 was asked silently for a token for the Management API, and wants the user to agree first. A silent request cannot show that question.',
      '  - The error is "consent_required".',
      '  - On localhost Auth0 asks every user for consent, whatever the dashboard says.',
      'What to change (provideAuth0Profile() in app.config.ts): Let the library ask once, by redirect or popup. To spare your own users the question, allow skipping consent in the settings of the API and open the application under a name other than localhost, such as 127.0.0.1 myapp.example in the hosts file.',
      "    provideAuth0Profile(withStepUp('redirect'))",
      'Read more: https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications',
    ]);
  });

  it('explains interaction_required and account_selection_required', () => {
    expect(text(new GenericError('interaction_required', 'Interaction required'))).toEqual([
      'interaction-required: Auth0 has to show the user a page before it gives this token, and a silent request cannot show one.',
      '  - The error says that interaction is required: an Action that redirects, a choice between accounts or a confirmation stands before the token.',
      'What to change (provideAuth0Profile() in app.config.ts): Let the library ask once, by redirect or popup. In an Action, skip the redirect when event.request.query.prompt is "none".',
      "    provideAuth0Profile(withStepUp('redirect'))",
      'Read more: https://auth0.com/docs/authenticate/login/configure-silent-authentication',
    ]);
    expect(diagnose({ error: 'account_selection_required' }).problem).toBe('interaction-required');
  });

  it('explains mfa_required, also where it is called login_required', () => {
    const error = new MfaRequiredError(
      'mfa_required',
      'Multifactor authentication required',
      'secret',
      {},
    );
    expect(text(error)).toEqual([
      'mfa-required: Auth0 wants the second factor of the user before it gives this token.',
      '  - The error says that multi-factor authentication is required.',
      "What to change (provideAuth0Profile() or provideAuth0() in app.config.ts): Let the library step up by redirect or popup. auth0-angular can do it by itself for the second factor, with interactiveErrorHandler: 'popup'.",
      "    provideAuth0Profile(withStepUp('redirect'))",
      'Read more: https://auth0.com/docs/secure/multi-factor-authentication/step-up-authentication',
    ]);
    const other = new GenericError('login_required', 'Multifactor authentication required');
    expect(text(other)).toEqual(text(error));
    expect(diagnose({ error: 'unmet_authentication_requirements' }).problem).toBe('mfa-required');
    expect(diagnose({ error: 'mfa_required' }).problem).toBe('mfa-required');
  });

  it('explains missing_refresh_token, and why the Management API is special', () => {
    const error = new MissingRefreshTokenError('https://tenant.eu.auth0.com/api/v2/', 'openid');
    expect(text(error)).toEqual([
      'missing-refresh-token: The SDK uses refresh tokens and has none for the Management API: a refresh token is good for the audience of the login only.',
      '  - The error is "missing_refresh_token".',
      '  - The Management API cannot take part in multi-resource refresh tokens.',
      'What to change (provideAuth0()): Allow the hidden frame as a second way (useRefreshTokensFallback), or make this audience the one of the login. If there is no refresh token at all, switch on "Allow Offline Access" for the API.',
      '    provideAuth0({ domain, clientId, useRefreshTokens: true, useRefreshTokensFallback: true })',
      'Read more: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token',
    ]);
    const elsewhere = diagnose(error, { audience: 'https://orders.example/' });
    expect(elsewhere.evidence).toEqual(['The error is "missing_refresh_token".']);
  });

  it('explains invalid_grant', () => {
    const error = new GenericError('invalid_grant', 'Unknown or invalid refresh token.');
    expect(text(error)).toEqual([
      'session-ended: Auth0 did not take the refresh token: it has expired, was revoked, or was used twice.',
      '  - The error is "invalid_grant".',
      '  - With rotation each refresh token works once. Two tabs or a cloned session using the same one look like theft, and Auth0 ends the whole family.',
      'What to change (the login page): Log the user in again. If it happens often, keep one Auth0 client per page and give rotation a reuse interval of some seconds in the settings of the application.',
      'Read more: https://auth0.com/docs/secure/tokens/refresh-tokens/use-refresh-token-rotation',
    ]);
  });

  it('takes a plain object for the error it was', () => {
    const plain = { error: 'consent_required', error_description: 'Consent required' };
    expect(text(plain)).toEqual(text(new GenericError('consent_required', 'Consent required')));
  });
});

function text(subject: unknown): string[] {
  return formatDiagnosis(diagnose(subject, tenant)).split('\n');
}
