import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';
import type { TrapPage } from '../support/trap-page.ts';

test.describe('two tabs', () => {
  test('that edit one nested object at the same time lose neither edit', async ({
    traps,
    tenant,
  }) => {
    await traps.signedIn({}, '/edits');
    const other = await traps.anotherTab();
    await other.open('/edits');
    await write(traps, { address: { city: 'Nantes' } });
    await write(other, { address: { zip: '44000' } });
    const { held, release } = await holdWrite(traps);
    await save(traps);
    await held;
    await save(other);
    // Time enough to read and write what the first tab is about to replace.
    await other.page.waitForTimeout(700);
    release();
    const both = { city: 'Nantes', zip: '44000' };
    await expect.poll(() => tenant.users.get(ada.id)?.user_metadata?.['address']).toEqual(both);
    for (const tab of [traps, other]) {
      await expect(tab.metadata).toContainText('Nantes');
      await expect(tab.metadata).toContainText('44000');
    }
  });

  test('see what the other one edits, without a request', async ({ traps, tenant }) => {
    await traps.signedIn({}, '/edits');
    const other = await traps.anotherTab();
    await other.open('/edits');
    await expect(other.metadata).toContainText('light');
    await write(traps, { theme: 'dark' });
    const asked = reads();
    await save(traps);
    await expect(other.metadata).toContainText('dark');
    expect(reads()).toBe(asked);

    function reads(): number {
      return tenant.requests().filter(({ method, path }) => method === 'GET' && /users/.test(path))
        .length;
    }
  });
});

/** Holds the next write of a tab back, between what it has read and what the tenant gets. */
async function holdWrite({
  page,
}: TrapPage): Promise<{ held: Promise<void>; release: () => void }> {
  const held = Promise.withResolvers<undefined>();
  const released = Promise.withResolvers<undefined>();
  await page.route('**/api/v2/users/*', async (route) => {
    if (route.request().method() === 'PATCH') {
      held.resolve(undefined);
      await released.promise;
    }
    await route.continue();
  });
  return {
    held: held.promise,
    release: () => {
      released.resolve(undefined);
    },
  };
}

async function write(tab: TrapPage, patch: object): Promise<void> {
  await tab.page.getByLabel('Patch').fill(JSON.stringify(patch));
  await tab.page.getByRole('button', { name: 'Save' }).waitFor();
}

async function save(tab: TrapPage): Promise<void> {
  await tab.page.getByRole('button', { name: 'Save' }).click();
}
