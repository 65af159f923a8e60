import { mkdir, writeFile } from 'node:fs/promises';
import { bundleForBrowser } from './build-browser.ts';

// Writes the browser build into dist/browser/.

const folder = new URL('./dist/browser/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const { name, text } of await bundleForBrowser()) {
  await writeFile(new URL(name, folder), text);
}
