import type { Page } from '@playwright/test';
import type { RunningTenant } from 'auth0-tenant-emulator';
import { BILLING } from '../scenarios/scenario-settings.ts';
import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';
import type { Setup } from '../support/scenario-page.ts';

/** A reason for which Auth0 returns no token, and what the user does on its page. */
interface StepUpReason {
  readonly name: string;
  readonly address: string;
  readonly auth0?: Setup['auth0'];
  readonly cause?: (tenant: RunningTenant) => void;
  readonly answer?: (page: Page) => Promise<void>;
}

const REASONS: readonly StepUpReason[] = [
  {
    name: 'consent_required',
    address: '/consent-api',
    answer: (page) => page.getByRole('button', { name: 'Accept' }).click(),
  },
  {
    name: 'login_required',
    address: '/orders',
    cause: (tenant) => void tenant.endSessions(),
    answer: (page) => page.getByRole('button', { name: ada.name }).click(),
  },
  {
    name: 'interaction_required',
    address: '/orders',
    cause: ({ faults }) => {
      faults.add({ name: 'interaction_required' });
    },
  },
  {
    name: 'mfa_required',
    address: '/mfa-api',
    answer: async (page) => {
      await page.getByLabel('One-time code').fill('123456');
      await page.getByRole('button', { name: 'Continue' }).click();
    },
  },
  {
    name: 'mfa_required to a refresh token',
    address: '/billing',
    auth0: { useRefreshTokens: true, useMrrt: true },
    cause: ({ faults }) => {
      faults.add({ name: 'mfa_required' });
    },
  },
  { name: 'a missing refresh token', address: '/orders', auth0: { useRefreshTokens: true } },
  {
    name: 'a missing scope',
    address: '/orders',
    // This API is not among the policies of the refresh token.
    auth0: { useRefreshTokens: true, useMrrt: true },
  },
];

test.describe('step-up by redirect', () => {
  for (const { name, address, auth0 = {}, cause, answer } of REASONS) {
    test(`${name} › redirects once and restores the URL, the draft and the note`, async ({
      app,
      page,
      tenant,
    }) => {
      const place = '/place?tab=2#notes';
      await app.logIn({ stepUp: 'redirect', auth0 }, place);
      await app.draft.fill('Not saved yet');
      await app.note.fill('Of a component');
      cause?.(tenant);
      await app.waitForRedirect(() => app.send(address));
      await answer?.(page);
      await app.expectUrl(place);
      await expect(app.draft).toHaveValue('Not saved yet');
      await expect(app.note).toHaveValue('Of a component');

      await app.send(address, 3);
      await expect(app.outcomes).toHaveText(Array(3).fill(`${address}: done`));
      expect(app.loginCount()).toBe(1);
    });
  }

  for (const { name, loseConnection } of [
    {
      name: 'the browser is offline',
      loseConnection: (page: Page) => page.context().setOffline(true),
    },
    {
      name: 'Auth0 cannot be reached',
      loseConnection: (page: Page, url: string) =>
        page.route(`${url}/**`, (route) => route.abort()),
    },
  ]) {
    test(`${name} › the page stays`, async ({ app, page, tenant }) => {
      const authorizationParams = { audience: BILLING, scope: 'openid read:billing' };
      await app.logIn({
        stepUp: 'redirect',
        auth0: { useRefreshTokens: true, authorizationParams },
      });
      await app.send('/billing');
      await expect(app.outcomes).toHaveText(['/billing: done']);
      await app.draft.fill('Not saved yet');
      await loseConnection(page, tenant.url);
      // The SDK has no refresh token for this API, and knows that without a request.
      await app.send('/orders');
      await expect(app.outcomes).toHaveText(['/billing: done', '/orders: network']);
      await expect(app.draft).toHaveValue('Not saved yet');
      await app.expectUrl('/place');
    });
  }

  test('a scope that is not granted after the redirect › is not requested again, also after a reload', async ({
    app,
    page,
  }) => {
    await app.logIn({ stepUp: 'redirect' });
    await app.waitForRedirect(() => app.send('/orders/unknown'));
    await app.expectUrl('/place');
    for (let reload = 0; reload < 2; reload++) {
      await expect(app.user).toHaveText(ada.id);
      await app.send('/orders/unknown');
      await expect(app.outcomes).toHaveText(['/orders/unknown: missing-scope']);
      await page.reload();
    }
    expect(app.loginCount()).toBe(1);
  });

  test('refused consent › is not requested again, also after a reload', async ({ app, page }) => {
    await app.logIn({ stepUp: 'redirect' });
    await app.send('/consent-api');
    await page.getByRole('button', { name: 'Decline' }).click();
    await app.expectUrl('/');
    for (const user of ['nobody', ada.id]) {
      // The SDK does not look for a session after a login that failed.
      await expect(app.user).toHaveText(user);
      await app.send('/consent-api');
      await expect(app.outcomes).toHaveText(['/consent-api: consent-required']);
      await page.reload();
    }
    expect(app.loginCount()).toBe(1);
  });

  test('two APIs called at the same time › cause one redirect', async ({ app, tenant }) => {
    await app.logIn({ stepUp: 'redirect' });
    tenant.endSessions();
    await app.open('/both');
    await app.pickUser(ada);
    await app.expectUrl('/both');
    await expect(app.outcomes.filter({ hasText: 'done' })).toHaveCount(2);
    expect(app.loginCount()).toBe(1);
  });
});
