import { RunningProgram } from '../process/running-program.ts';
import { orExplain } from '../setup/setup-error.mjs';
import { workspaceEnvironment } from '../setup/run.mjs';
import { ensureBrowser } from '../setup/system-programs.mjs';
import { CELLS } from './cells.mjs';
import { startConfiguredRegistry } from './local-registry.mjs';
import { buildPackages, publishPackages } from './publish-packages.mjs';
import { CellRun } from './run-cell.mjs';
import { checkProfilePage } from './check-profile-page.mjs';

const START_TIMEOUT_MS = 120_000;

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
    await timed('npm run start:auth0, to a saved profile', () => startAndWalk(run));
    console.log(`in all ${seconds(started)} s`);
  } finally {
    run.close();
    await registry.close();
  }
});

async function startAndWalk({ workspace, appPort }) {
  const { folder, applicationFolder, emulatorPort } = workspace;
  const app = `http://localhost:${appPort}`;
  const program = new RunningProgram('npm', ['run', 'start:auth0'], {
    cwd: folder,
    env: workspaceEnvironment(workspace.env),
    group: true,
  });
  try {
    await program.answersAt(app, START_TIMEOUT_MS);
    await checkProfilePage({
      app,
      emulator: `http://localhost:${emulatorPort}`,
      applicationFolder,
      about: 'Saved on the first run.',
    });
  } finally {
    // Like Ctrl+C, the signal goes to npm and to all its child processes.
    await program.stop('SIGINT');
  }
}

async function timed(what, work) {
  const started = Date.now();
  await work();
  console.log(`${what}: ${seconds(started)} s`);
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
