import { ORDERS, startBff, WEB_SECRET } from '../support/bff-harness.ts';
import { startEchoApi } from '../support/echo-api.ts';
import { ADA } from '../support/harness.ts';
import { logoutToken } from '../support/logout-token.ts';

describe('the log of the BFF', () => {
  it('has routes, statuses and users, and no token, cookie, code, address or query', async () => {
    const api = await startEchoApi();
    const routes = [{ method: 'GET', path: '/orders/{id}', scopes: ['read:orders'] }] as const;
    const harness = await startBff({
      apis: { orders: { url: api.url, audience: ORDERS, routes } },
    });
    const browser = harness.browser();
    const begun = await browser.open('/bff/login?returnTo=/secret-page');
    const callback = await browser.loginAtTenant(ADA, begun);
    const secrets = [...new URL(callback, 'http://x').searchParams.values()];
    secrets.push(...[...browser.cookies.values()].map(({ value }) => value));
    await browser.open(callback, 'cross-site');
    secrets.push(...[...browser.cookies.values()].map(({ value }) => value));
    await browser.open(callback, 'cross-site');
    await browser.send('GET', '/bff/session');
    await browser.send('GET', '/bff/api/orders/orders/secret-order?q=secret-query');
    await browser.send('PATCH', '/bff/me', { body: { name: 'Secret Name' } });
    await browser.send('GET', '/bff/api/orders/..%2fsecret-path');
    const token = await logoutToken(harness.tenant, { sub: 'auth0|nobody' });
    const form = new URLSearchParams({ logout_token: token });
    const url = 'https://app.example.com/bff/backchannel-logout';
    await harness.bff.fetch(new Request(url, { method: 'POST', body: form }));
    await browser.send('POST', '/bff/logout');
    await harness.close();
    await api.close();

    const log = harness.log.join('');
    for (const route of [
      ...['login', 'callback', 'session', 'api:orders', 'update-profile'],
      ...['backchannel-logout', 'logout'],
    ]) {
      expect(log).toContain(`"route":"${route}"`);
    }
    expect(log).toContain(`"sub":"${ADA}"`);
    for (const secret of [
      ...secrets,
      ...['eyJ', 'secret-', 'Secret Name', 'ada@example.com', WEB_SECRET, 'code='],
    ]) {
      expect(log).withContext(secret).not.toContain(secret);
    }
  });
});
