import type { Page } from '@playwright/test';

/** Readers of the seed, by what the suite needs of them. */
export const noor = {
  name: 'Noor Haddad',
  id: 'auth0|5f7c8ec7c33c6c004bbafe82',
  email: 'noor.haddad@tidewater.example',
};

/** Picks a user on the tenant's login page. */
export async function pickUser(page: Page, user: { name: string }): Promise<void> {
  await page.getByRole('button', { name: user.name }).click();
}
