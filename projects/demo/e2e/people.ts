import type { Page } from '@playwright/test';

/** A reader of the seed with metadata. */
export const noor = {
  name: 'Noor Haddad',
  id: 'auth0|5f7c8ec7c33c6c004bbafe82',
  email: 'noor.haddad@tidewater.example',
  password: 'Lighthouse-42',
};

/** A reader without metadata, so that the app uses the theme of the device. */
export const kofi = { name: 'Kofi Mensah', id: 'auth0|63d19a6b1f0e2a0070b4e519' };

/** A reader whose account belongs to Google, so that Auth0 does not change its e-mail address. */
export const tomas = { name: 'Tomás Reyes', id: 'google-oauth2|104816257049268310027' };

/** Logs in as a user on the tenant's login page. */
export async function pickUser(page: Page, user: { name: string }): Promise<void> {
  await page.getByRole('button', { name: user.name }).click();
}
