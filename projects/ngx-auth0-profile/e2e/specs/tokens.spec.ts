import { expect, test } from '../support/e2e-test.ts';
import { ada, ben } from '../support/tenant-seed.ts';
import { BILLING, ORDERS } from '../scenarios/scenario-settings.ts';

test.describe('access token', () => {
  test('simultaneous requests share one token request', async ({ app, scenarioServer }) => {
    await app.logIn();
    await app.send('/orders', 50);
    await expect(app.outcomes).toHaveText(Array(50).fill('/orders: done'));
    expect(app.tenantRequests('/authorize', ORDERS).length).toBe(1);
    expect(new Set(scenarioServer.calls.map(({ token }) => token)).size).toBe(1);
  });

  test('a refused token is renewed once for all requests, and not again', async ({
    app,
    tenant,
    scenarioServer,
  }) => {
    await app.logIn();
    await app.send('/orders');
    await expect(app.outcomes).toHaveCount(1);
    app.ignoreRequestsSoFar();
    scenarioServer.calls.length = 0;
    // A token issued in the same second would be the same token.
    tenant.clock.advance(2);
    scenarioServer.callsToRefuse = Infinity;
    await app.send('/orders', 5);
    await expect(app.outcomes.filter({ hasText: 'HTTP 401' })).toHaveCount(5);
    await app.send('/orders', 5);
    await expect(app.outcomes.filter({ hasText: 'HTTP 401' })).toHaveCount(10);
    expect(app.tenantRequests('/authorize', ORDERS).length).toBe(1);
    expect(new Set(scenarioServer.calls.map(({ token }) => token)).size).toBe(2);
  });

  test('after logout and login, requests carry the token of the new user', async ({
    app,
    page,
    scenarioServer,
  }) => {
    await app.logIn({ auth0: { cacheLocation: 'localstorage' } });
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: done']);
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(app.user).toHaveText('nobody');
    scenarioServer.calls.length = 0;
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: login-required']);
    expect(scenarioServer.calls).toEqual([]);

    await page.getByRole('button', { name: 'Log in' }).click();
    await app.pickUser(ben);
    await expect(app.user).toHaveText(ben.id);
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: done']);
    expect(scenarioServer.calls.map(({ subject }) => subject)).toEqual([ben.id]);
  });

  test('is not sent after the session_expiry claim of the ID token, even if it is valid longer', async ({
    app,
    page,
    tenant,
    scenarioServer,
  }) => {
    await app.logIn({ auth0: { clientId: 'short-sessions' } });
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: done']);
    tenant.endSessions();
    await page.clock.setSystemTime(Date.now() + 3_600_000);
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: done', '/orders: login-required']);
    await expect(app.user).toHaveText('nobody');
    expect(scenarioServer.calls.length).toBe(1);
  });

  test('cached under a scope that was not granted, is not sent after a reload either', async ({
    app,
    page,
    scenarioServer,
  }) => {
    await app.logIn({ auth0: { cacheLocation: 'localstorage' } });
    for (let reload = 0; reload < 2; reload++) {
      await app.send('/orders/unknown');
      await expect(app.outcomes).toHaveText(['/orders/unknown: missing-scope']);
      await page.reload();
    }
    expect(scenarioServer.calls).toEqual([]);
  });

  test('bound to a key, is sent as DPoP with a valid proof (RFC 9449)', async ({
    app,
    scenarioServer,
  }) => {
    await app.logIn({ auth0: { useDpop: true } });
    await app.send('/orders', 3);
    await expect(app.outcomes).toHaveText(Array(3).fill('/orders: done'));
    expect(scenarioServer.calls.map(({ scheme }) => scheme)).toEqual(Array(3).fill('DPoP'));
  });
});

test.describe('silent login', () => {
  test('refused by Auth0 › fails with login-required, and the SDK signs the user out of the page', async ({
    app,
    tenant,
  }) => {
    await app.logIn();
    tenant.endSessions();
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: login-required']);
    await expect(app.user).toHaveText('nobody');
  });

  test('that needs consent, as always on localhost › redirects to the consent page, then shows the profile', async ({
    app,
    page,
    tenantSettings,
  }) => {
    tenantSettings.consent_on_localhost = true;
    await app.logIn({ stepUp: 'redirect' }, '/place');
    await app.open('/edits');
    await page.getByRole('button', { name: 'Accept' }).click();
    await app.expectUrl('/edits');
    await expect(app.metadata).toContainText('Lyon');
    expect(app.loginCount()).toBe(1);
  });
});

test.describe('refresh tokens and a second API', () => {
  test('without the fallback › fails with missing-refresh-token', async ({ app }) => {
    await app.logIn({ auth0: { useRefreshTokens: true } });
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: missing-refresh-token']);
    await expect(app.user).toHaveText(ada.id);
    expect(app.tenantRequests('/authorize')).toEqual([]);
  });

  test('with the fallback › gets the token by an iframe', async ({ app }) => {
    await app.logIn({ auth0: { useRefreshTokens: true, useRefreshTokensFallback: true } });
    await app.send('/orders');
    await expect(app.outcomes).toHaveText(['/orders: done']);
    expect(app.tenantRequests('/authorize', ORDERS).length).toBe(1);
    expect(app.loginCount()).toBe(0);
  });

  test('a revoked refresh token › causes one login, not a loop', async ({ app, tenant }) => {
    const audience = ORDERS;
    const auth0 = { useRefreshTokens: true, authorizationParams: { audience } };
    await app.logIn({ auth0, stepUp: 'redirect' });
    tenant.revokeRefreshTokens();
    tenant.endSessions();
    await app.send('/orders/writable');
    await app.pickUser(ada);
    await app.expectUrl('/place');
    await app.send('/orders/writable');
    await expect(app.outcomes).toHaveText(['/orders/writable: done']);
    expect(app.loginCount()).toBe(1);
  });

  test('with a multi-resource refresh token › uses no iframe', async ({ app }) => {
    await app.logIn({ auth0: { useRefreshTokens: true, useMrrt: true } });
    await app.send('/billing');
    await expect(app.outcomes).toHaveText(['/billing: done']);
    expect(app.tenantRequests('/authorize')).toEqual([]);
    expect(app.tenantRequests('/oauth/token', BILLING).length).toBe(1);
  });
});

// A multi-resource refresh token cannot return a token for the Management API.
test.describe('multi-resource refresh token and the Management API', () => {
  const auth0 = { useRefreshTokens: true, useMrrt: true };

  test('with the fallback › loads the profile', async ({ app, tenant }) => {
    await app.logIn({ auth0: { ...auth0, useRefreshTokensFallback: true } }, '/edits');
    await expect(app.metadata).toContainText('Lyon');
    const silent = tenant
      .requests()
      .filter(({ path, audience }) => path === '/authorize' && audience === tenant.audience);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every(({ status }) => status === 200)).toBe(true);
  });

  test('with step-up › loads the profile after one redirect', async ({ app, tenant }) => {
    await app.logIn({ auth0, stepUp: 'redirect' });
    await app.navigate('/edits');
    await app.expectUrl('/edits');
    await expect(app.metadata).toContainText('Lyon');
    expect(app.loginCount(tenant.audience)).toBe(1);
  });

  test('never sends the token of another API to the Management API', async ({
    app,
    page,
    tenant,
  }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (authorization && request.url().startsWith(tenant.audience)) {
        sent.push(authorization);
      }
    });
    await app.logIn({ auth0 });
    await app.navigate('/edits');
    await expect(page.getByLabel('Status')).toHaveText('error');
    expect(sent).toEqual([]);
  });
});

test('multi-resource refresh token › when it returns the token of another API, the token is not used', async ({
  app,
  scenarioServer,
}) => {
  await app.logIn({
    auth0: { useRefreshTokens: true, useMrrt: true, authorizationParams: { audience: ORDERS } },
  });
  await app.send('/unscoped');
  await expect(app.outcomes).toHaveText(['/unscoped: missing-refresh-token']);
  expect(scenarioServer.calls).toEqual([]);
});
