import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serveApplication } from '../../../tools/process/application-server.ts';
import { DIST } from '../generator/write-pages.mjs';
import { builtSite } from './built-site.mjs';

const PASTED =
  "Access to XMLHttpRequest at 'https://acme.eu.auth0.com/api/v2/users/auth0%7C1' from origin " +
  "'http://localhost:4200' has been blocked by CORS policy: Response to preflight request doesn't pass";

describe('the search box, in Chromium', () => {
  let server;
  let browser;

  beforeAll(async () => {
    await builtSite();
    server = await serveApplication(join(DIST, 'site'));
    browser = await chromium.launch({
      executablePath: process.env['CHROME_BIN'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('finds the page of an error message in a long text that is pasted, and asks no other host', async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(90_000);
    const hosts = new Set();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${server.origin}/faq.html`);
    await page.waitForFunction(() => 'searchText' in globalThis);
    await page.keyboard.press('Control+k');
    const box = page.locator('#localsearch-input');
    await box.focus();
    await page.keyboard.insertText(PASTED);
    const first = page.locator('.VPLocalSearchBox .result').first();
    await page.waitForFunction(() =>
      document
        .querySelector('.VPLocalSearchBox .result')
        ?.href.includes('/errors/has-been-blocked-by-cors-policy'),
    );
    expect(await box.inputValue()).toBe(PASTED);
    expect(await first.getAttribute('href')).toContain('/errors/has-been-blocked-by-cors-policy');
    expect([...hosts]).toEqual([server.origin]);
  }, 300_000);
});
