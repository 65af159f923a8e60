import { Auth0Client, type Auth0ClientOptions } from '@auth0/auth0-spa-js';
import { tenant } from '../../src/test-support/emulated-tenant';
import { freshTenant } from '../../src/test-support/signed-in';
import { diagnose } from './diagnose';
import { formatDiagnosis } from './format-diagnosis';

describe('diagnose at a tenant, the login', () => {
  beforeEach(freshTenant);

  it('explains that nobody is logged in', async () => {
    expect((await silently(client())).slice(0, 2)).toEqual([
      'login-required: Auth0 was asked for a token without showing a page, and does not know this user any more.',
      '  - The error is "login_required".',
    ]);
  });

  it('explains that consent is wanted', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'consent_required' });
    expect((await silently(client()))[0]).toBe(
      'consent-required: Auth0 was asked silently for a token for the Management API, and wants the user to agree first. A silent request cannot show that question.',
    );
  });

  it('explains that Auth0 has something to show', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'interaction_required' });
    expect((await silently(client()))[0]).toBe(
      'interaction-required: Auth0 has to show the user a page before it gives this token, and a silent request cannot show one.',
    );
  });

  it('explains that the second factor is wanted', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'mfa_required' });
    expect((await silently(client()))[0]).toBe(
      'mfa-required: Auth0 wants the second factor of the user before it gives this token.',
    );
  });

  it('explains that there is no refresh token for a second audience', async () => {
    const auth0 = await signedIn({ useRefreshTokens: true, useRefreshTokensFallback: true });
    const second = client({ useRefreshTokens: true });
    expect(await auth0.getTokenSilently()).toBeTruthy();
    expect((await silently(second)).slice(0, 3)).toEqual([
      'missing-refresh-token: The SDK uses refresh tokens and has none for the Management API: a refresh token is good for the audience of the login only.',
      '  - The error is "missing_refresh_token".',
      '  - The Management API cannot take part in multi-resource refresh tokens.',
    ]);
  });

  it('explains that the refresh token was revoked', async () => {
    const options = { useRefreshTokens: true, cacheLocation: 'localstorage' } as const;
    await signedIn({ ...options, useRefreshTokensFallback: true });
    await tenant.fault({ name: 'revoked_refresh_token' });
    const lines = await failure(() => client(options).getTokenSilently({ cacheMode: 'off' }));
    expect(lines.slice(0, 2)).toEqual([
      'session-ended: Auth0 did not take the refresh token: it has expired, was revoked, or was used twice.',
      '  - The error is "invalid_grant".',
    ]);
  });

  it('explains an audience that names no API', async () => {
    await tenant.signIn();
    const audience = tenant.audience.replace(/\/$/, '');
    const auth0 = client({ authorizationParams: { redirect_uri: location.origin, audience } });
    expect((await silently(auth0)).slice(0, 4)).toEqual([
      'audience-not-found: The tenant has no API with the audience that was asked for, so the login stopped.',
      '  - Auth0 answered "Service not found".',
      `  - The audience asked for is ${audience}.`,
      '  - It lacks the slash at the end.',
    ]);
  });

  it('explains a user who is blocked', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'blocked_user', userId: tenant.user });
    expect((await silently(client())).slice(0, 3)).toEqual([
      'login-denied: The login or the consent was refused, by the user or by the tenant.',
      '  - The error is "unauthorized".',
      '  - The user is blocked.',
    ]);
  });

  it('explains a hidden frame that never answers', async () => {
    await tenant.signIn();
    await tenant.fault({ path: '/authorize', kind: 'html', status: 403 });
    expect((await silently(client({ authorizeTimeoutInSeconds: 1 }))).slice(0, 2)).toEqual([
      'timeout: No answer came in time from Auth0.',
      '  - The request was given up after its time limit.',
    ]);
  });

  it('explains a token endpoint that cuts the connection', async () => {
    await tenant.signIn();
    await tenant.fault({ path: '/oauth/token', kind: 'drop', times: 9 });
    expect((await silently(client())).slice(0, 2)).toEqual([
      'network: No answer arrived: there is no connection, or the browser keeps the answer from the page (CORS).',
      '  - The request ended without a status.',
    ]);
  });

  it('explains a quota that is used up', async () => {
    await tenant.signIn();
    await tenant.fault({ path: '/oauth/token', kind: 'rate-limit' });
    expect((await silently(client()))[0]).toBe(
      'rate-limited: Too many requests reached the tenant, and Auth0 refused this one. The limit counts for all users of the tenant together.',
    );
  });

  it('explains a callback that no login waits for', async () => {
    const url = `${location.origin}/?code=abc&state=nobody-waits`;
    expect((await failure(() => client().handleRedirectCallback(url)))[0]).toBe(
      'login-state-lost: The answer of the login does not belong to any login this page remembers, so the SDK refused it.',
    );
  });

  it('explains a popup that the browser blocks', async () => {
    spyOn(window, 'open').and.returnValue(null);
    expect((await failure(() => client().loginWithPopup())).slice(0, 2)).toEqual([
      'popup-blocked: The browser did not open the login popup.',
      '  - The error is "popup_open": window.open() answered null, which is what a popup blocker does.',
    ]);
  });

  it('explains a popup that the user closes, and one that stays open', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const popup = frame.contentWindow;
    const open = client().loginWithPopup({}, { popup, timeoutInSeconds: 1 });
    expect((await failure(() => open))[0]).toBe(
      'popup-timeout: The login popup was open for too long without an answer.',
    );
    const closed = client().loginWithPopup({}, { popup });
    frame.remove();
    expect((await failure(() => closed))[0]).toBe(
      'popup-cancelled: The user closed the login popup before the end.',
    );
  });
});

function client(options: Partial<Auth0ClientOptions> = {}): Auth0Client {
  return new Auth0Client({
    domain: tenant.url,
    clientId: tenant.clientId,
    authorizationParams: { redirect_uri: location.origin, audience: tenant.audience },
    ...options,
  });
}

async function signedIn(options: Partial<Auth0ClientOptions>): Promise<Auth0Client> {
  await tenant.signIn();
  const auth0 = client(options);
  await auth0.getTokenSilently();
  return auth0;
}

function silently(auth0: Auth0Client): Promise<string[]> {
  return failure(() => auth0.getTokenSilently());
}

/** What a developer would read about a call of the SDK that has to fail. */
async function failure(call: () => Promise<unknown>): Promise<string[]> {
  const error: unknown = await call().then(
    () => {
      fail('The SDK had no objection.');
    },
    (refused: unknown) => refused,
  );
  return formatDiagnosis(diagnose(error, { domain: tenant.url, clientId: tenant.clientId })).split(
    '\n',
  );
}
