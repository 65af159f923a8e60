import { expect, test } from '../support/e2e-test.ts';
import { ada, ben } from '../support/tenant-seed.ts';
import { BILLING, ORDERS } from '../traps/trap-settings.ts';

test.describe('a token', () => {
  test('is asked for once by any number of requests', async ({ traps, trapServer }) => {
    await traps.signedIn();
    await traps.send('/orders', 50);
    await expect(traps.outcomes).toHaveText(Array(50).fill('/orders: done'));
    expect(traps.asked('/authorize', ORDERS).length).toBe(1);
    expect(new Set(trapServer.calls.map(({ token }) => token)).size).toBe(1);
  });

  test('the API refuses is replaced once for all of them, and then no more', async ({
    traps,
    tenant,
    trapServer,
  }) => {
    await traps.signedIn();
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveCount(1);
    traps.forgetRequests();
    trapServer.calls.length = 0;
    // A token issued in the same second would be the same token.
    tenant.clock.advance(2);
    trapServer.refusals = Infinity;
    await traps.send('/orders', 5);
    await expect(traps.outcomes.filter({ hasText: 'HTTP 401' })).toHaveCount(5);
    await traps.send('/orders', 5);
    await expect(traps.outcomes.filter({ hasText: 'HTTP 401' })).toHaveCount(10);
    expect(traps.asked('/authorize', ORDERS).length).toBe(1);
    expect(new Set(trapServer.calls.map(({ token }) => token)).size).toBe(2);
  });

  test('goes with its user', async ({ traps, page, trapServer }) => {
    await traps.signedIn({ auth0: { cacheLocation: 'localstorage' } });
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: done']);
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(traps.user).toHaveText('nobody');
    trapServer.calls.length = 0;
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: login-required']);
    expect(trapServer.calls).toEqual([]);

    await page.getByRole('button', { name: 'Log in' }).click();
    await traps.pick(ben);
    await expect(traps.user).toHaveText(ben.id);
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: done']);
    expect(trapServer.calls.map(({ subject }) => subject)).toEqual([ben.id]);
  });

  test('is not sent beyond the ceiling of the session, however long it lives', async ({
    traps,
    page,
    tenant,
    trapServer,
  }) => {
    await traps.signedIn({ auth0: { clientId: 'short-sessions' } });
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: done']);
    tenant.endSessions();
    await page.clock.setSystemTime(Date.now() + 3_600_000);
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: done', '/orders: login-required']);
    await expect(traps.user).toHaveText('nobody');
    expect(trapServer.calls.length).toBe(1);
  });

  test('kept across a reload under a scope it was not granted is noticed before it is sent', async ({
    traps,
    page,
    trapServer,
  }) => {
    await traps.signedIn({ auth0: { cacheLocation: 'localstorage' } });
    for (let reload = 0; reload < 2; reload++) {
      await traps.send('/orders/unknown');
      await expect(traps.outcomes).toHaveText(['/orders/unknown: missing-scope']);
      await page.reload();
    }
    expect(trapServer.calls).toEqual([]);
  });

  test('bound to a key goes out as DPoP, with a proof the API accepts', async ({
    traps,
    trapServer,
  }) => {
    await traps.signedIn({ auth0: { useDpop: true } });
    await traps.send('/orders', 3);
    await expect(traps.outcomes).toHaveText(Array(3).fill('/orders: done'));
    expect(trapServer.calls.map(({ scheme }) => scheme)).toEqual(Array(3).fill('DPoP'));
  });
});

test.describe('a silent login', () => {
  test('Auth0 refuses signs the user out in the page too, and the caller is told', async ({
    traps,
    tenant,
  }) => {
    await traps.signedIn();
    tenant.endSessions();
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: login-required']);
    await expect(traps.user).toHaveText('nobody');
  });

  test('that takes consent, as always on localhost, leads to the question and then to the profile', async ({
    traps,
    page,
    tenantSettings,
  }) => {
    tenantSettings.consent_on_localhost = true;
    await traps.signedIn({ stepUp: 'redirect' }, '/place');
    await traps.open('/edits');
    await page.getByRole('button', { name: 'Accept' }).click();
    await traps.isAt('/edits');
    await expect(traps.metadata).toContainText('Lyon');
    expect(traps.timesAsked()).toBe(1);
  });
});

test.describe('refresh tokens and a second API', () => {
  test('without the fallback there is no token, and the caller is told why', async ({ traps }) => {
    await traps.signedIn({ auth0: { useRefreshTokens: true } });
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: missing-refresh-token']);
    await expect(traps.user).toHaveText(ada.id);
    expect(traps.asked('/authorize')).toEqual([]);
  });

  test('with the fallback an iframe brings it', async ({ traps }) => {
    await traps.signedIn({ auth0: { useRefreshTokens: true, useRefreshTokensFallback: true } });
    await traps.send('/orders');
    await expect(traps.outcomes).toHaveText(['/orders: done']);
    expect(traps.asked('/authorize', ORDERS).length).toBe(1);
    expect(traps.timesAsked()).toBe(0);
  });

  test('a revoked one leads to a login, not to a loop', async ({ traps, tenant }) => {
    const audience = ORDERS;
    const auth0 = { useRefreshTokens: true, authorizationParams: { audience } };
    await traps.signedIn({ auth0, stepUp: 'redirect' });
    tenant.revokeRefreshTokens();
    tenant.endSessions();
    await traps.send('/orders/writable');
    await traps.pick(ada);
    await traps.isAt('/place');
    await traps.send('/orders/writable');
    await expect(traps.outcomes).toHaveText(['/orders/writable: done']);
    expect(traps.timesAsked()).toBe(1);
  });

  test('with a multi-resource refresh token no iframe is needed', async ({ traps }) => {
    await traps.signedIn({ auth0: { useRefreshTokens: true, useMrrt: true } });
    await traps.send('/billing');
    await expect(traps.outcomes).toHaveText(['/billing: done']);
    expect(traps.asked('/authorize')).toEqual([]);
    expect(traps.asked('/oauth/token', BILLING).length).toBe(1);
  });
});

test.describe('a multi-resource refresh token, which never opens the Management API,', () => {
  const auth0 = { useRefreshTokens: true, useMrrt: true };

  test('gets the profile by the fallback', async ({ traps, tenant }) => {
    await traps.signedIn({ auth0: { ...auth0, useRefreshTokensFallback: true } }, '/edits');
    await expect(traps.metadata).toContainText('Lyon');
    const silent = tenant
      .requests()
      .filter(({ path, audience }) => path === '/authorize' && audience === tenant.audience);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every(({ status }) => status === 200)).toBe(true);
  });

  test('gets it by a step-up, once', async ({ traps, tenant }) => {
    await traps.signedIn({ auth0, stepUp: 'redirect' });
    await traps.go('/edits');
    await traps.isAt('/edits');
    await expect(traps.metadata).toContainText('Lyon');
    expect(traps.timesAsked(tenant.audience)).toBe(1);
  });

  test('never has the token of another API sent there', async ({ traps, page, tenant }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (authorization && request.url().startsWith(tenant.audience)) {
        sent.push(authorization);
      }
    });
    await traps.signedIn({ auth0 });
    await traps.go('/edits');
    await expect(page.getByLabel('Status')).toHaveText('error');
    expect(sent).toEqual([]);
  });
});

test('a multi-resource refresh token that brings the token of another API brings none', async ({
  traps,
  trapServer,
}) => {
  await traps.signedIn({
    auth0: { useRefreshTokens: true, useMrrt: true, authorizationParams: { audience: ORDERS } },
  });
  await traps.send('/open');
  await expect(traps.outcomes).toHaveText(['/open: missing-refresh-token']);
  expect(trapServer.calls).toEqual([]);
});
