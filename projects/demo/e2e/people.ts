import type { Page } from '@playwright/test';

/** Readers of the seed, by what the suite needs of them. */
export const noor = {
  name: 'Noor Haddad',
  id: 'auth0|5f7c8ec7c33c6c004bbafe82',
  email: 'noor.haddad@tidewater.example',
};

/** Has no metadata yet, so that the app follows the device's theme. */
export const kofi = { name: 'Kofi Mensah', id: 'auth0|63d19a6b1f0e2a0070b4e519' };

/** Picks a user on the tenant's login page. */
export async function pickUser(page: Page, user: { name: string }): Promise<void> {
  await page.getByRole('button', { name: user.name }).click();
}
