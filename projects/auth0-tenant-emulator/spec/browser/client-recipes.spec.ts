import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed } from '../support/fixture-tenant.ts';
import { freshContext, launchBrowser, pickUser } from './support/browser.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

const RECIPES = [
  { name: 'auth0-spa-js 2', file: 'auth0-spa-js.ts' },
  { name: 'auth0-react 2', file: 'react.tsx' },
  { name: 'auth0-vue 2', file: 'vue.ts' },
  { name: 'oidc-client-ts 3', file: 'oidc-client-ts.ts' },
];

describe('the recipe of', () => {
  let browser: Browser;
  let tenant: RunningTenant;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const scripts = await bundle(RECIPES.map(({ file }) => file));
    server = createServer((request, response) => {
      const file = (request.url ?? '/').split('?', 1)[0]?.slice(1) ?? '';
      const script = scripts.get(file);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(pageOf(script ?? '', tenant));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    tenant = await startTenant({
      ...fixtureSeed,
      clients: [{ client_id: 'spa', callbacks: RECIPES.map(({ file }) => `${origin}/${file}`) }],
      client_grants: [],
      port: 0,
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await tenant.close();
  });

  for (const { name, file } of RECIPES) {
    it(`${name} logs in, calls the Management API and logs out`, async () => {
      tenant.reset();
      const context = await freshContext(browser);
      const page = await context.newPage();
      const url = `${origin}/${file}`;
      await page.goto(url);
      await button(page, 'Log in').click();
      await pickUser(page, /Mia Brandt/);
      await page.getByRole('heading', { name: 'mia@example.com' }).waitFor();
      await button(page, 'Read theme').click();
      await page.getByRole('status').getByText('light').waitFor();
      await button(page, 'Log out').click();
      await page.waitForURL(url);
      await button(page, 'Log in').click();
      await page.waitForURL(/\/u\/login/);
      expect(tenant.requests().filter((request) => request.notImplemented)).toEqual([]);
      await context.close();
    });
  }
});

/** The scripts of recipes by the name of their file. */
async function bundle(files: readonly string[]): Promise<Map<string, string>> {
  const folder = `${import.meta.dirname}/../../recipes/clients/browser`;
  const { outputFiles } = await build({
    entryPoints: files.map((file) => ({ in: `${folder}/${file}`, out: file })),
    outdir: folder,
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path, text }) => [
      path.slice(path.lastIndexOf('/') + 1, -'.js'.length),
      text,
    ]),
  );
}

function pageOf(script: string, { url: domain, audience }: RunningTenant): string {
  const settings = JSON.stringify({ domain, audience, clientId: 'spa' });
  return `<!doctype html><html lang="en"><head><title>App</title><link rel="icon" href="data:,">
    </head><body><main id="app"></main><script>globalThis.settings = ${settings};</script>
    <script type="module">${script.replaceAll('</script', String.raw`<\/script`)}</script></body></html>`;
}

function button(page: Page, name: string) {
  return page.getByRole('button', { name });
}
