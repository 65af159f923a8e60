import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as browser } from '@playwright/test';
import type { RunningTenant } from 'auth0-tenant-emulator';
import { chromium } from '../support/chromium.ts';
import { expect, test as base } from '../support/e2e-test.ts';
import { ScenarioPage, type Setup } from '../support/scenario-page.ts';
import { ada } from '../support/tenant-seed.ts';

/** Chromium's preference `profile.cookie_controls_mode`; distributions have different defaults. */
const COOKIES = { allowed: 0, blocked: 1 };

/** The application on a page of another site than the tenant, which is served with TLS for that. */
const test = base.extend<{ cookies: keyof typeof COOKIES; distant: ScenarioPage }>({
  cookies: ['allowed', { option: true }],
  distant: async ({ cookies, ports, tenant }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'third-party-cookies-'));
    await mkdir(join(profile, 'Default'));
    const preferences = { profile: { cookie_controls_mode: COOKIES[cookies] } };
    await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
    const context = await browser.launchPersistentContext(profile, {
      ...chromium,
      ignoreHTTPSErrors: true,
    });
    const page = await context.newPage();
    await use(new ScenarioPage(page, `http://127.0.0.1:${ports.scenarios}`, tenant));
    await context.close();
    await rm(profile, { recursive: true, maxRetries: 5 });
  },
});

test.describe('a page with the directive and ProfileService only, on another site than Auth0', () => {
  test('shows the profile after a login where third-party cookies are allowed', async ({
    distant,
    tenant,
  }) => {
    await logIn(distant, tenant);
    await distant.navigate('/edits');
    await expect(distant.metadata).toContainText('Lyon');
    await expect(distant.page.getByRole('button', { name: 'Save' })).toBeVisible();
  });

  test.describe('where third-party cookies are blocked', () => {
    test.use({ cookies: 'blocked' });

    test('does not end the session, and tests the cookie once', async ({ distant, tenant }) => {
      await logIn(distant, tenant);
      await distant.navigate('/edits');
      await expect(distant.page.getByLabel('Status')).toHaveText('error');
      await distant.navigate('/place');
      await distant.navigate('/edits');
      await expect(distant.page.getByLabel('Patch')).toBeVisible();
      await expect(distant.user).toHaveText(ada.id);
      expect(distant.tenantRequests('/authorize').length).toBe(1);
    });

    test('does not end a session that is stored, and does not test again after a reload', async ({
      distant,
      tenant,
    }) => {
      await logIn(distant, tenant, { cacheLocation: 'localstorage' });
      await distant.open('/edits');
      await expect(distant.page.getByLabel('Status')).toHaveText('error');
      await distant.page.reload();
      await expect(distant.page.getByLabel('Status')).toHaveText('error');
      await expect(distant.user).toHaveText(ada.id);
      expect(distant.tenantRequests('/authorize').length).toBe(1);
    });

    test('shows the profile with the token of a login that requests its scopes', async ({
      distant,
      tenant,
    }) => {
      await logIn(distant, tenant, {
        authorizationParams: {
          audience: domainOf(tenant).audience,
          scope: 'openid profile email read:current_user update:current_user_metadata',
        },
      });
      await distant.navigate('/edits');
      await expect(distant.metadata).toContainText('Lyon');
      await expect(distant.page.getByRole('button', { name: 'Save' })).toBeVisible();
      expect(distant.tenantRequests('/authorize')).toEqual([]);
    });

    test('with withStepUp(), logs in again for the profile, and shows it', async ({
      distant,
      tenant,
    }) => {
      await logIn(distant, tenant, {}, 'redirect');
      await distant.navigate('/edits');
      await distant.expectUrl('/edits');
      await expect(distant.metadata).toContainText('Lyon');
      expect(distant.loginCount()).toBe(1);
    });
  });
});

async function logIn(
  app: ScenarioPage,
  tenant: RunningTenant,
  auth0: Setup['auth0'] = {},
  stepUp?: Setup['stepUp'],
): Promise<void> {
  const { domain, url } = domainOf(tenant);
  await app.setUp({ auth0: { domain, ...auth0 }, ...(stepUp && { stepUp }) });
  await app.startTenantSession(url);
  await app.open('/place');
  await app.page.getByRole('button', { name: 'Log in' }).click();
  await app.expectUrl('/place');
  await expect(app.user).toHaveText(ada.id);
  app.ignoreRequestsSoFar();
}

function domainOf({ tls }: RunningTenant): NonNullable<RunningTenant['tls']> {
  if (!tls) {
    throw new Error('The tenant is served without TLS.');
  }
  return tls;
}
