import { Auth0Client, type Auth0ClientOptions } from '@auth0/auth0-spa-js';
import { tenant } from '../../src/test-support/emulated-tenant';
import { freshTenant } from '../../src/test-support/signed-in';
import { diagnose } from './diagnose';
import { formatDiagnosis } from './text/format-diagnosis';

describe('diagnose › real logins at the emulator', () => {
  beforeEach(freshTenant);

  it('explains that nobody is logged in', async () => {
    expect((await silently(client())).slice(0, 2)).toEqual([
      'login-required: A token was requested silently, but Auth0 has no session for this browser.',
      '  - The error is "login_required".',
    ]);
  });

  it('explains that consent is required', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'consent_required' });
    expect((await silently(client()))[0]).toBe(
      'consent-required: A token for the Management API was requested silently, but the user has to consent first. A silent request cannot show the consent page.',
    );
  });

  it('explains that interaction is required', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'interaction_required' });
    expect((await silently(client()))[0]).toBe(
      'interaction-required: Auth0 has to show the user a page before it issues this token, and a silent request cannot show one.',
    );
  });

  it('explains that a second factor is required', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'mfa_required' });
    expect((await silently(client()))[0]).toBe(
      'mfa-required: Auth0 requires a second factor before it issues this token.',
    );
  });

  it('explains that there is no refresh token for a second audience', async () => {
    const auth0 = await signedIn({ useRefreshTokens: true, useRefreshTokensFallback: true });
    const second = client({ useRefreshTokens: true });
    expect(await auth0.getTokenSilently()).toBeTruthy();
    expect((await silently(second)).slice(0, 3)).toEqual([
      'missing-refresh-token: The SDK uses refresh tokens and has none for the Management API: a refresh token is only valid for the audience of the login.',
      '  - The error is "missing_refresh_token".',
      '  - The Management API does not support multi-resource refresh tokens (MRRT). The My Account API does: withMyAccount() changes names, picture and password with them.',
    ]);
  });

  it('explains that the refresh token was revoked', async () => {
    const options = { useRefreshTokens: true, cacheLocation: 'localstorage' } as const;
    await signedIn({ ...options, useRefreshTokensFallback: true });
    await tenant.fault({ name: 'revoked_refresh_token' });
    const lines = await failure(() => client(options).getTokenSilently({ cacheMode: 'off' }));
    expect(lines.slice(0, 2)).toEqual([
      'session-ended: Auth0 rejected the refresh token: it has expired, was revoked, or was used twice.',
      '  - The error is "invalid_grant".',
    ]);
  });

  it('explains an audience without an API', async () => {
    await tenant.signIn();
    const audience = tenant.audience.replace(/\/$/, '');
    const auth0 = client({ authorizationParams: { redirect_uri: location.origin, audience } });
    expect((await silently(auth0)).slice(0, 4)).toEqual([
      'audience-not-found: The tenant has no API with the requested audience, so the login failed.',
      '  - Auth0 answered "Service not found".',
      `  - The requested audience is ${audience}.`,
      '  - The trailing slash is missing.',
    ]);
  });

  it('explains a blocked user', async () => {
    await tenant.signIn();
    await tenant.fault({ name: 'blocked_user', userId: tenant.user });
    expect((await silently(client())).slice(0, 3)).toEqual([
      'login-denied: The login or the consent was denied, by the user or by the tenant.',
      '  - The error is "unauthorized".',
      '  - The user is blocked.',
    ]);
  });

  it('explains a hidden iframe that never responds', async () => {
    await tenant.signIn();
    await tenant.fault({ path: '/authorize', kind: 'html', status: 403 });
    expect((await silently(client({ authorizeTimeoutInSeconds: 1 }))).slice(0, 2)).toEqual([
      'timeout: Auth0 did not respond in time.',
      '  - The request was cancelled when its time limit was reached.',
    ]);
  });

  it('explains a token endpoint that closes the connection', async () => {
    await tenant.signIn();
    await tenant.fault({ path: '/oauth/token', kind: 'drop', times: 9 });
    expect((await silently(client())).slice(0, 2)).toEqual([
      'network: No response arrived: there is no connection, or the browser blocked the response (CORS).',
      '  - The request ended without a status.',
    ]);
  });

  it('explains an exceeded quota', async () => {
    await tenant.signIn();
    await tenant.fault({ path: '/oauth/token', kind: 'rate-limit' });
    expect((await silently(client()))[0]).toBe(
      'rate-limited: Too many requests reached the tenant, and Auth0 rejected this one. All users of the tenant share the limit.',
    );
  });

  it('explains a callback without a pending login', async () => {
    const url = `${location.origin}/?code=abc&state=nobody-waits`;
    expect((await failure(() => client().handleRedirectCallback(url)))[0]).toBe(
      'login-state-lost: The callback does not belong to a login that this page started, so the SDK rejected it.',
    );
  });

  it('explains a blocked popup', async () => {
    spyOn(window, 'open').and.returnValue(null);
    expect((await failure(() => client().loginWithPopup())).slice(0, 2)).toEqual([
      'popup-blocked: The browser did not open the login popup.',
      '  - The error is "popup_open": window.open() returned null, which means that a popup blocker stopped it.',
    ]);
  });

  it('explains a closed popup and one that stays open', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const popup = frame.contentWindow;
    const open = client().loginWithPopup({}, { popup, timeoutInSeconds: 1 });
    expect((await failure(() => open))[0]).toBe(
      'popup-timeout: The login popup was open for too long without a response.',
    );
    const closed = client().loginWithPopup({}, { popup });
    frame.remove();
    expect((await failure(() => closed))[0]).toBe(
      'popup-cancelled: The user closed the login popup before the login was complete.',
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
