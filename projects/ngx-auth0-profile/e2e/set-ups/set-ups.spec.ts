import { readFile } from 'node:fs/promises';
import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';
import { openChromium } from '../../../../tools/browsers/drivers/chromium.ts';
import { openFirefox } from '../../../../tools/browsers/drivers/firefox.ts';
import { openWebKit } from '../../../../tools/browsers/drivers/webkit.ts';
import { freePort } from '../../../../tools/process/free-ports.ts';
import { ScenarioServer } from '../support/scenario-server.ts';
import { tenantSeed } from '../support/tenant-seed.ts';
import { SET_UPS } from './set-up.ts';
import { trySetUp } from './try-set-up.ts';
import { whatUsersSee } from './what-users-see.ts';

/** By the column of the table in the README. */
const BROWSERS = {
  Chrome: { engine: 'chromium', open: () => openChromium({ thirdPartyCookies: 'allowed' }) },
  'Chrome Incognito': {
    engine: 'chromium',
    open: () => openChromium({ thirdPartyCookies: 'blocked' }),
  },
  Firefox: { engine: 'firefox', open: () => openFirefox({ afterLogin: 'soon' }) },
  'Firefox, later': { engine: 'firefox', open: () => openFirefox({ afterLogin: 'later' }) },
  Safari: { engine: 'webkit', open: openWebKit },
};
const ENGINES = process.env['ENGINES']?.split(',');
const TIMEOUT_MS = 300_000;

describe('the table of set-ups in the README', () => {
  let port: number;
  let tenant: RunningTenant;
  const server = new ScenarioServer();
  let table: ReadonlyMap<string, string>;

  beforeAll(async () => {
    port = await freePort();
    await server.start(port, '127.0.0.1');
    const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`);
    tenant = await startTenant({ port: 0, tls: { port: 0 }, ...tenantSeed(origins) });
    table = await readTable();
  });

  afterAll(async () => {
    await server.stop();
    await tenant.close();
  });

  for (const [column, { engine, open }] of Object.entries(BROWSERS)) {
    if (ENGINES && !ENGINES.includes(engine)) {
      continue;
    }
    for (const [row, setUp] of Object.entries(SET_UPS)) {
      it(
        `says what users of ${column} see with ${row}`,
        async () => {
          tenant.reset();
          server.reset();
          const browser = await open();
          try {
            const seen = await trySetUp(browser, setUp, { tenant, server, port });
            expect(whatUsersSee(seen)).toBe(table.get(`${row} | ${column}`) ?? 'missing');
          } finally {
            await browser.close();
          }
        },
        TIMEOUT_MS,
      );
    }
  }
});

/** The cells of the table in the README, by `row | column`. */
async function readTable(): Promise<Map<string, string>> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.includes('| Chrome Incognito'));
  const [, , ...columns] = cells(lines[start] ?? '');
  return new Map(
    lines
      .slice(start + 2)
      .slice(0, Object.keys(SET_UPS).length)
      .flatMap((line) => {
        const [, row = '', ...values] = cells(line);
        return values.map((value, index) => [`${row} | ${columns[index] ?? ''}`, value] as const);
      }),
  );
}
