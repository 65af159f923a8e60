import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const VIEWPORTS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/**
 * Checks that the page is what a user sees first, without scrolling: its heading, a field, log-out, and nothing wider
 * than the window. Writes a screenshot of each window to the folder in SCREENSHOTS, if there is one.
 */
export async function checkFirstViewport(page, name) {
  const before = page.viewportSize();
  for (const size of VIEWPORTS) {
    await page.setViewportSize(size);
    const parts = {
      heading: page.getByRole('heading', { level: 1, name: 'Your profile' }),
      field: page.getByLabel('Name', { exact: true }),
      'log-out': page.getByRole('button', { name: 'Log out' }).first(),
    };
    const windowName = `${size.width}×${size.height}`;
    for (const [what, part] of Object.entries(parts)) {
      await part.waitFor();
      const box = await part.boundingBox();
      const isVisible =
        box.x >= 0 &&
        box.y >= 0 &&
        box.x + box.width <= size.width &&
        box.y + box.height <= size.height;
      if (!isVisible) {
        throw new Error(`At ${windowName} the ${what} is at ${JSON.stringify(box)}.`);
      }
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > size.width) {
      throw new Error(`At ${windowName} the page is ${width} pixels wide.`);
    }
    if (process.env.SCREENSHOTS) {
      mkdirSync(process.env.SCREENSHOTS, { recursive: true });
      const file = `${name}-${size.width}x${size.height}.png`.replaceAll(' ', '-');
      await page.screenshot({ path: join(process.env.SCREENSHOTS, file) });
    }
  }
  await page.setViewportSize(before);
}
