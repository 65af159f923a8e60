import { orExplain } from '../setup/setup-error.mjs';
import { ensureBrowser } from '../setup/system-programs.mjs';
import { CELLS } from './cells.mjs';
import { startConfiguredRegistry } from './local-registry.mjs';
import { buildPackages, publishPackages } from './publish-packages.mjs';
import { CellRun } from './run-cell.mjs';

// How long a new user waits: ng new, ng add --emulator, npm run start:auth0, and the login in the browser until the
// page is shown. Prints the seconds of each. Then checks the page. SCREENSHOTS=<folder> keeps what it showed.
// Usage: node tools/matrix/first-run.mjs [--no-build] [--only "22 BFF mode"]
await orExplain(async () => {
  process.env.CHROME_BIN = await ensureBrowser();
  if (!process.argv.includes('--no-build')) {
    await buildPackages();
  }
  const registry = await startConfiguredRegistry();
  const run = new CellRun({ ...chosenCell(), dryRun: false }, registry.url);
  try {
    await publishPackages(registry.url);
    const started = Date.now();
    for (const step of ['ng new', 'ng add']) {
      const begun = Date.now();
      await run.step(step);
      console.log(`${step}: ${seconds(begun)} s`);
    }
    const begun = Date.now();
    await run.startedByScript(() => {
      console.log(`npm run start:auth0, to the page after the login: ${seconds(begun)} s`);
      console.log(`in all ${seconds(started)} s`);
    });
    console.log('the page was checked');
  } finally {
    run.close();
    await registry.close();
  }
});

function chosenCell() {
  const at = process.argv.indexOf('--only');
  return at < 0 ? CELLS[0] : CELLS.find(({ name }) => name === process.argv[at + 1]);
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
