import type { Page, Route } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';
import type { ScenarioSettings } from '../scenarios/scenario-settings.ts';

/** One way in which the return from a login fails. */
interface Failure {
  readonly auth0?: Partial<ScenarioSettings['auth0']>;
  /** What makes it fail, before the page is opened. */
  readonly arrange?: (page: Page) => Promise<unknown>;
  /** Whether the server of the application redirects the response to a URL without query. */
  readonly removesLoginResponse?: boolean;
  /** What the page says. */
  readonly reason: RegExp;
}

const TWO_DAYS_MS = 2 * 86_400_000;

const FAILURES: Readonly<Record<string, Failure>> = {
  'the application has the type "Regular Web Application"': {
    auth0: { clientId: 'regular-web' },
    reason: /invalid_client|access_denied|Unauthorized/i,
  },
  'the token endpoint is blocked': {
    arrange: onTokenRequest((route) => route.abort()),
    reason: /fetch/i,
  },
  'the token endpoint fails': {
    arrange: onTokenRequest((route) => route.fulfill({ status: 500, json: {} })),
    reason: /could not be completed/,
  },
  'the token endpoint does not answer in time': {
    auth0: { httpTimeoutInSeconds: 1 },
    arrange: onTokenRequest(() => undefined),
    reason: /abort|timeout/i,
  },
  'another page answers in place of the token endpoint': {
    arrange: onTokenRequest((route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Welcome to the hotel</h1>' }),
    ),
    reason: /could not be completed/,
  },
  'the token response has no ID token': {
    arrange: onTokenRequest((route) => route.fulfill({ json: { access_token: 'x' } })),
    reason: /ID token/i,
  },
  'the ID token is for another application': {
    arrange: onTokenRequest(async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { readonly id_token: string };
      const [header = '', payload = '', signature = ''] = body.id_token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const other = Buffer.from(JSON.stringify({ ...claims, aud: 'other' })).toString('base64url');
      await route.fulfill({
        response,
        json: { ...body, id_token: [header, other, signature].join('.') },
      });
    }),
    reason: /aud/i,
  },
  'the clock of the computer is wrong': {
    arrange: (page) => page.clock.setFixedTime(Date.now() + TWO_DAYS_MS),
    reason: /exp|expired|clock/i,
  },
  'the transaction of the login is lost': {
    arrange: (page) =>
      page.addInitScript(() => {
        if (location.search.includes('code=')) {
          Object.keys(sessionStorage)
            .filter((key) => key.startsWith('a0.spajs'))
            .forEach((key) => {
              sessionStorage.removeItem(key);
            });
        }
      }),
    reason: /state/i,
  },
  'the user, or an Action, denies the login': {
    arrange: (page) =>
      page.route(/\/authorize\?/, (route) => respond(route, 'error=access_denied')),
    reason: /access_denied/,
  },
  'the application is not allowed to call the API': {
    arrange: (page) =>
      page.route(/\/authorize\?/, (route) => respond(route, 'error=unauthorized_client')),
    reason: /unauthorized_client/,
  },
  'a server removes the response from the URL': {
    removesLoginResponse: true,
    reason: /without its result/,
  },
};

test.describe('a login that fails after the return, with every route guarded', () => {
  for (const [
    name,
    { auth0 = {}, arrange, removesLoginResponse = false, reason },
  ] of Object.entries(FAILURES)) {
    test(`when ${name}, says why and does not log in again`, async ({
      app,
      page,
      scenarioServer,
    }) => {
      scenarioServer.removesLoginResponse = removesLoginResponse;
      let logins = 0;
      page.on('request', (request) => {
        logins += /\/authorize\?/.test(request.url()) && request.isNavigationRequest() ? 1 : 0;
      });
      await app.setUp({ auth0, guardedRoot: true });
      await app.startTenantSession();
      await arrange?.(page);
      await app.open('/');
      const problem = page.getByRole('alert');
      await expect(problem).toContainText('You are not signed in');
      await expect(problem).toContainText(reason);
      await page.reload();
      await expect(problem).toBeVisible();
      expect(logins).toBeLessThanOrEqual(2);
    });
  }

  test('starts a new login when the user asks for it, and shows the page after it', async ({
    app,
    page,
  }) => {
    await app.setUp({ guardedRoot: true });
    await app.startTenantSession();
    await page.route('**/oauth/token', (route) => route.abort());
    await app.open('/place?tab=2');
    const retry = page.getByRole('button', { name: 'Log in again' });
    await expect(retry).toBeFocused();
    await page.unrouteAll();
    await retry.click();
    await expect(page.getByText('Entered')).toBeVisible();
    await app.expectUrl('/');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('provideAuth0Profile', () => {
  test('completes a login although nothing else in the application uses the SDK', async ({
    app,
    page,
  }) => {
    await app.setUp({ guardedRoot: true });
    await app.startTenantSession();
    await app.open('/place?tab=2#notes');
    await expect(page.getByText('Entered')).toBeVisible();
    await app.expectUrl('/place?tab=2#notes');
    expect(app.loginCount()).toBe(1);
    expect(app.tenantRequests('/oauth/token')).toHaveLength(1);
  });
});

function onTokenRequest(answer: (route: Route) => unknown): (page: Page) => Promise<unknown> {
  return (page) =>
    page.route('**/oauth/token', async (route) => {
      await answer(route);
    });
}

/** Sends the browser back to the application as Auth0 does, without a login. */
async function respond(route: Route, response: string): Promise<void> {
  const { searchParams } = new URL(route.request().url());
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  const state = encodeURIComponent(searchParams.get('state') ?? '');
  await route.fulfill({
    status: 302,
    headers: { Location: `${redirectUri}/?${response}&state=${state}` },
  });
}
