import { readFileSync } from 'node:fs';

import { GUIDES } from '../src/app/docs/docs.ts';
import { linkTarget } from '../src/app/docs/link-target.ts';
import { expect, test } from './demo-test.ts';

const LIBRARY = new URL('../../ngx-auth0-profile/', import.meta.url);

test('documentation › every link of a guide leads to a page of the demo or to another site', () => {
  for (const { url } of GUIDES) {
    const text = readFileSync(new URL(url.replace('assets/docs/', ''), LIBRARY), 'utf8');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = '']) => href);
    expect(
      links.filter((href) => linkTarget(href).kind === 'none'),
      url,
    ).toEqual([]);
  }
});

test('documentation › a link to a heading of another page focuses it', async ({ page }) => {
  await page.goto('/docs/readme');
  await page.locator('demo-doc-content a[href="guides/features.md#custom-domain"]').first().click();
  await expect(page.getByRole('heading', { name: 'Custom domain' })).toBeFocused();
  await expect(page).toHaveURL('/docs/features#custom-domain');
});

test('documentation › a page that cannot be loaded › says so', async ({ page }) => {
  await page.route('**/assets/docs/**', (route) => route.abort());
  await page.goto('/docs/readme');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.goto('/docs/errors/missing-scope');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
});
