import { expect, test } from '../support/e2e-test.ts';
import { BILLING, ORDERS } from '../scenarios/scenario-settings.ts';

test.describe('refresh tokens that Auth0 accepts once', () => {
  test('three tabs that call two APIs at the same moment › use each token once', async ({
    app,
  }) => {
    await app.logIn({
      auth0: {
        clientId: 'two-apis',
        useRefreshTokens: true,
        useMrrt: true,
        cacheLocation: 'localstorage',
      },
    });
    const tabs = [app, ...(await Promise.all([app.openTab(), app.openTab()]))];
    await Promise.all(tabs.map((tab) => tab.open('/both')));
    for (const tab of tabs) {
      await expect(tab.outcomes.filter({ hasText: 'done' })).toHaveCount(2);
    }
    const exchanges = app.tenantRequests('/oauth/token');
    expect(exchanges.map(({ status }) => status)).toEqual([200, 200]);
    expect(exchanges.map(({ audience }) => audience).sort()).toEqual([BILLING, ORDERS]);
    expect(app.tenantRequests('/authorize')).toEqual([]);
  });
});
