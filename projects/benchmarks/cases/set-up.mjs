import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBrowser } from '../harness/browser.mjs';
import { freePorts } from '../../../tools/process/free-ports.ts';
import { runToEnd, whileRunning } from '../harness/commands.mjs';
import { cache, root } from '../harness/paths.mjs';
import { median } from '../harness/statistics.mjs';
import { figure, table } from '../harness/table.mjs';

const EDITED = 'projects/demo/src/app/shell/app.html';
const START_TIMEOUT = 360_000;

export const setUp = {
  name: 'set-up',
  title: 'Set-up: from a fresh clone',
  run: async ({ tests }) => {
    const clone = join(cache, 'clone');
    rmSync(clone, { recursive: true, force: true });
    const started = performance.now();
    await runToEnd('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { cwd: root });
    const seconds = () => (performance.now() - started) / 1000;
    const figures = {};
    if (tests) {
      await runToEnd('npm', ['test'], { cwd: clone });
      figures.greenTests = seconds();
    } else {
      Object.assign(figures, await demoOnScreen(clone, seconds));
    }
    rmSync(clone, { recursive: true, force: true });
    return figures;
  },
  report: (figures) => [
    'A fresh clone of this repository without node_modules; npm’s download cache is filled.',
    table(
      ['', 'seconds'],
      [
        ['Fresh clone to the demo on screen (npm start)', figures.demoOnScreen],
        ['The same, with everything installed', figures.demoAgain],
        ['From a changed template to the change on screen, median of 5', figures.rebuild],
        ['Fresh clone to green tests (npm test)', figures.greenTests],
      ]
        .filter(([, value]) => value !== undefined)
        .map(([what, value]) => [what, figure(value)]),
    ),
  ],
};

async function demoOnScreen(clone, seconds) {
  return withBrowser(async (browser) => {
    const page = await browser.newPage();
    const firstTime = await withDemo(clone, page, seconds);
    const again = performance.now();
    const { rebuild } = await withDemo(
      clone,
      page,
      () => (performance.now() - again) / 1000,
      () => rebuildTime(clone, page),
    );
    return { demoOnScreen: firstTime.shown, ...rebuild };
  });
}

/** Starts the demo, waits until it is on screen, runs `more`, and stops it. */
async function withDemo(clone, page, seconds, more) {
  const [app, emulator, proxy] = await freePorts(3);
  const flags = ['--port', app, '--emulator-port', emulator, '--proxy-port', proxy].map(String);
  return whileRunning('npm', ['start', '--', ...flags], { cwd: clone }, async () => {
    await openWhenServed(page, `http://localhost:${app}/`);
    const shown = seconds();
    return { shown, rebuild: more && { demoAgain: shown, rebuild: await more() } };
  });
}

async function openWhenServed(page, url) {
  const until = performance.now() + START_TIMEOUT;
  while (performance.now() < until) {
    try {
      await page.goto(url);
      await page.locator('main h1').first().waitFor();
      return;
    } catch (error) {
      if (!/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE/.test(error.message)) {
        throw error;
      }
      await page.waitForTimeout(100);
    }
  }
  throw new Error(`The demo was not served within ${START_TIMEOUT / 1000} s.`);
}

/** Seconds from saving a template to the change on screen. */
async function rebuildTime(clone, page) {
  const file = join(clone, EDITED);
  const original = readFileSync(file, 'utf8');
  const times = [];
  for (let edit = 0; edit < 5; edit++) {
    const text = `Edited for the ${edit + 1}. time`;
    const started = performance.now();
    writeFileSync(file, `<p>${text}</p>\n${original}`);
    await page.getByText(text).waitFor();
    times.push((performance.now() - started) / 1000);
  }
  return median(times);
}
