import { orExplain } from '../setup/setup-error.mjs';
import { workspaceEnvironment } from '../setup/run.mjs';
import { ensureBrowser } from '../setup/system-programs.mjs';
import { CELLS } from './cells.mjs';
import { startConfiguredRegistry } from './local-registry.mjs';
import { buildPackages, publishPackages } from './publish-packages.mjs';
import { CellRun } from './run-cell.mjs';
import { startAndSave } from './start-and-save.mjs';

// How long a new user waits: ng new, ng add --emulator, npm run start:auth0, and an edit in the
// browser that survives a reload. Prints the seconds of each.
// Usage: node tools/matrix/first-run.mjs [--no-build]
await orExplain(async () => {
  process.env.CHROME_BIN = await ensureBrowser();
  if (!process.argv.includes('--no-build')) {
    await buildPackages();
  }
  const registry = await startConfiguredRegistry();
  const run = new CellRun({ ...CELLS[0], dryRun: false }, registry.url);
  try {
    await publishPackages(registry.url);
    const started = Date.now();
    for (const step of ['ng new', 'ng add']) {
      await timed(step, () => run.step(step));
    }
    await timed('npm run start:auth0, to a saved profile', () =>
      startAndSave({
        folder: run.workspace.folder,
        appPort: run.appPort,
        emulatorPort: run.workspace.emulatorPort,
        about: 'Saved on the first run.',
        env: workspaceEnvironment(run.workspace.env),
      }),
    );
    console.log(`in all ${seconds(started)} s`);
  } finally {
    run.close();
    await registry.close();
  }
});

async function timed(what, work) {
  const started = Date.now();
  await work();
  console.log(`${what}: ${seconds(started)} s`);
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
