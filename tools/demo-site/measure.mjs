import { chromium } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serveFiles } from '../../projects/demo/site/static-server.ts';
import { root } from '../setup/run.mjs';

// `node tools/demo-site/measure.mjs`: what a visit of the site in dist/demo-site costs, in projects/demo/site/results.json.
// Build it first, for the root of a host. Times are medians of five visits on this machine, without a network.

const SITE = join(root, 'dist/demo-site');
const VISITS = 5;

const server = await serveFiles(SITE, '/');
const browser = await chromium.launch({
  executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const FIRST = [];
const SECOND = [];
for (let visit = 0; visit < VISITS; visit += 1) {
  const context = await browser.newContext();
  const page = await context.newPage();
  server.requests.length = 0;
  FIRST.push(await timeToInteractive(page));
  SECOND.push(await timeToInteractive(page));
  await context.close();
}
const files = [...new Set(server.requests)].map((path) => (path === '/' ? 'index.html' : path));
await browser.close();
await server.close();
await writeFile(
  join(root, 'projects/demo/site/results.json'),
  `${JSON.stringify(
    {
      what: 'Static site of the demo; bytes gzipped, times in milliseconds until the story can be used',
      command: 'npm run build:demo-site && node tools/demo-site/measure.mjs',
      siteBytes: await gzippedSize(await allFiles()),
      firstPageBytes: await gzippedSize(files),
      workerBytes: await gzippedSize(['worker.js']),
      firstVisitMs: median(FIRST),
      laterVisitMs: median(SECOND),
    },
    undefined,
    2,
  )}\n`,
);

/** From the start of the navigation until the button of step 1 can be clicked. */
async function timeToInteractive(page) {
  await page.goto(`${server.origin}/story/1`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Log in and send the request' }).click({ trial: true });
  return page.evaluate(() => performance.now());
}

async function allFiles() {
  const entries = await readdir(SITE, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(SITE.length + 1));
}

async function gzippedSize(names) {
  const sizes = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(SITE, name)).catch(() =>
        readFile(join(SITE, '404.html')),
      );
      return gzipSync(content).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function median(values) {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]);
}
