import { expect, test } from '../support/e2e-test.ts';
import { ada } from '../support/tenant-seed.ts';
import type { ScenarioPage } from '../support/scenario-page.ts';

test.describe('two tabs', () => {
  test('when both edit one nested object at the same time, both edits are saved', async ({
    app,
    tenant,
  }) => {
    await app.logIn({}, '/edits');
    const other = await app.openTab();
    await other.open('/edits');
    await write(app, { address: { city: 'Nantes' } });
    await write(other, { address: { zip: '44000' } });
    const { held, release } = await holdWrite(app);
    await save(app);
    await held;
    await save(other);
    // The other tab waits for the lock of the first one, so it has not read the old address.
    await expect.poll(() => pendingLocks(other)).toBe(1);
    release();
    const both = { city: 'Nantes', zip: '44000' };
    await expect.poll(() => tenant.users.get(ada.id)?.user_metadata?.['address']).toEqual(both);
    for (const tab of [app, other]) {
      await expect(tab.metadata).toContainText('Nantes');
      await expect(tab.metadata).toContainText('44000');
    }
  });

  test('show an edit of the other tab without a request', async ({ app, tenant }) => {
    await app.logIn({}, '/edits');
    const other = await app.openTab();
    await other.open('/edits');
    await expect(other.metadata).toContainText('light');
    await write(app, { theme: 'dark' });
    const before = reads();
    await save(app);
    await expect(other.metadata).toContainText('dark');
    expect(reads()).toBe(before);

    function reads(): number {
      return tenant.requests().filter(({ method, path }) => method === 'GET' && /users/.test(path))
        .length;
    }
  });
});

/** Delays the next PATCH of a tab until `release()` is called. */
async function holdWrite({
  page,
}: ScenarioPage): Promise<{ held: Promise<void>; release: () => void }> {
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

/** How many lock requests of this browser wait for another tab. */
async function pendingLocks({ page }: ScenarioPage): Promise<number | undefined> {
  return page.evaluate(async () => (await navigator.locks.query()).pending?.length);
}

async function write(tab: ScenarioPage, patch: object): Promise<void> {
  await tab.page.getByLabel('Patch').fill(JSON.stringify(patch));
  await tab.page.getByRole('button', { name: 'Save' }).waitFor();
}

async function save(tab: ScenarioPage): Promise<void> {
  await tab.page.getByRole('button', { name: 'Save' }).click();
}
