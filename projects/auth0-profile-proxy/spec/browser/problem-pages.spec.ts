import type { Browser, Page } from 'playwright-core';
import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { createProfileBff, type ProfileBff } from '../../src/index.ts';
import { nodeLog } from '../../src/node.ts';
import { bffSeed, WEB_SECRET } from '../support/bff-harness.ts';
import { launchChromium } from './launch-chromium.ts';
import { page as emptyPage, serveSite, type Site } from './sites.ts';

const DISALLOWED = '/bff/login?scope=read:secrets&returnTo=/orders';
const WIDTHS = [390, 1280];

/** Screenshots are written to this folder. */
const SCREENSHOTS = process.env['PROBLEM_PAGE_SCREENSHOTS'];

describe('the problem pages of the BFF in Chromium', () => {
  let tenant: RunningTenant;
  let bffs: Record<'app' | 'down', ProfileBff>;
  let sites: Site[];
  let browser: Browser;

  beforeAll(async () => {
    const [appPort = 0, downPort = 0, otherPort = 0] = await freePorts(3);
    tenant = await startTenant({ port: 0, ...bffSeed() });
    const options = {
      domain: tenant.url,
      clientId: 'web',
      clientSecret: WEB_SECRET,
      log: nodeLog({ level: 'silent' }),
    };
    bffs = {
      app: createProfileBff({ ...options, url: `https://app.shop.test:${appPort}` }),
      down: createProfileBff({
        ...options,
        url: `https://down.shop.test:${downPort}`,
        fetch: () => Promise.reject(new TypeError('fetch failed')),
      }),
    };
    const serve = (bff: ProfileBff) => (request: Request) => {
      const { pathname } = new URL(request.url);
      return pathname.startsWith('/bff/') ? bff.fetch(request) : emptyPage(pathname);
    };
    sites = [
      await serveSite('app.shop.test', appPort, serve(bffs.app)),
      await serveSite('down.shop.test', downPort, serve(bffs.down)),
      await serveSite('other.test', otherPort, () => emptyPage('Other')),
    ];
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([...sites, ...Object.values(bffs), tenant].map((part) => part.close()));
  });

  for (const [kind, title, open, locale = 'en'] of [
    ['not-allowed', 'This is not allowed', openAt(0, DISALLOWED)],
    ['not-allowed-de', 'Das ist nicht erlaubt', openAt(0, DISALLOWED), 'de'],
    ['not-allowed-ja', '許可されていません', openAt(0, DISALLOWED), 'ja'],
    ['invalid-link', 'This link does not work', openAt(0, '/bff/login?returnTo=x')],
    ['unavailable', 'The login does not respond', openAt(1, '/bff/login?returnTo=/orders')],
    ['logout-link', 'You were not logged out', followLogoutLink],
  ] as const) {
    for (const width of WIDTHS) {
      it(`${kind} at ${width} pixels › has a title, fits, and leads back`, async () => {
        const context = await browser.newContext({
          ignoreHTTPSErrors: true,
          locale,
          viewport: { width, height: 800 },
        });
        context.setDefaultTimeout(30_000);
        const page = await context.newPage();
        const reports: string[] = [];
        page.on('console', (message) => {
          // Chromium reports the status of every page above 399.
          if (!message.text().includes('Failed to load resource')) {
            reports.push(message.text());
          }
        });
        await open(page, sites);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        expect(await page.title()).toMatch(new RegExp(`^${title} – (app|down)\\.shop\\.test:`));
        expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(
          await page.evaluate('getComputedStyle(document.querySelector("main")).padding'),
        ).not.toBe('0px');
        if (SCREENSHOTS !== undefined) {
          await page.screenshot({ path: `${SCREENSHOTS}/${kind}-${width}.png` });
        }
        const back = page.getByRole('link').last();
        const target = (await back.getAttribute('href')) ?? '';
        await back.click();
        await page.waitForURL((url) => url.pathname + url.search === target);
        expect(reports).toEqual([]);
        await context.close();
      });
    }
  }
});

function openAt(site: number, path: string): (page: Page, sites: readonly Site[]) => Promise<void> {
  return async (page, sites) => {
    await page.goto(`${sites[site]?.origin ?? ''}${path}`);
  };
}

async function followLogoutLink(page: Page, [app, , other]: readonly Site[]): Promise<void> {
  await page.goto(`${other?.origin ?? ''}/`);
  await page.evaluate(`location.href = ${JSON.stringify(`${app?.origin ?? ''}/bff/logout`)}`);
}
