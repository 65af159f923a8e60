import type { Page } from '@playwright/test';
import type { RunningTenant } from 'auth0-tenant-emulator';
import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';
import type { Setup } from '../support/trap-page.ts';

/** What keeps Auth0 from giving a token, and what the user does about it there. */
interface Reason {
  readonly name: string;
  readonly address: string;
  readonly auth0?: Setup['auth0'];
  readonly cause?: (tenant: RunningTenant) => void;
  readonly answer?: (page: Page) => Promise<void>;
}

const REASONS: readonly Reason[] = [
  {
    name: 'consent_required',
    address: '/vault',
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
    address: '/strongroom',
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
    test(`${name} leads to it once, and back to the place and the draft`, async ({
      traps,
      page,
      tenant,
    }) => {
      const place = '/place?tab=2#notes';
      await traps.signedIn({ stepUp: 'redirect', auth0 }, place);
      await traps.draft.fill('Not saved yet');
      cause?.(tenant);
      await traps.redirects(() => traps.send(address));
      await answer?.(page);
      await traps.isAt(place);
      await expect(traps.draft).toHaveValue('Not saved yet');

      await traps.send(address, 3);
      await expect(traps.outcomes).toHaveText(Array(3).fill(`${address}: done`));
      expect(traps.timesAsked()).toBe(1);
    });
  }

  test('a scope that is not granted even then is not asked for again, not after a reload either', async ({
    traps,
    page,
  }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    await traps.redirects(() => traps.send('/orders/unknown'));
    await traps.isAt('/place');
    for (let reload = 0; reload < 2; reload++) {
      await expect(traps.user).toHaveText(ada.id);
      await traps.send('/orders/unknown');
      await expect(traps.outcomes).toHaveText(['/orders/unknown: missing-scope']);
      await page.reload();
    }
    expect(traps.timesAsked()).toBe(1);
  });

  test('consent that is refused is not asked for again, not after a reload either', async ({
    traps,
    page,
  }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    await traps.send('/vault');
    await page.getByRole('button', { name: 'Decline' }).click();
    await traps.isAt('/');
    for (const user of ['nobody', ada.id]) {
      // The SDK does not look for a session after a login that failed.
      await expect(traps.user).toHaveText(user);
      await traps.send('/vault');
      await expect(traps.outcomes).toHaveText(['/vault: consent-required']);
      await page.reload();
    }
    expect(traps.timesAsked()).toBe(1);
  });

  test('a page that leaves for one API does not ask for the next', async ({ traps, tenant }) => {
    await traps.signedIn({ stepUp: 'redirect' });
    tenant.endSessions();
    await traps.open('/both');
    await traps.pick(ada);
    await traps.isAt('/both');
    await expect(traps.outcomes.filter({ hasText: 'done' })).toHaveCount(2);
    expect(traps.timesAsked()).toBe(1);
  });
});
