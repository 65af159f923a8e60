import { spawn } from 'node:child_process';
import { orExplain } from '../setup/setup-error.mjs';
import { workspaceEnvironment } from '../setup/run.mjs';
import { ensureBrowser } from '../setup/system-programs.mjs';
import { CELLS } from './cells.mjs';
import { startConfiguredRegistry } from './local-registry.mjs';
import { buildPackages, publishPackages } from './publish-packages.mjs';
import { CellRun } from './run-cell.mjs';
import { walkProfile } from './walk-profile.mjs';

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
  const child = spawn('npm', ['run', 'start:auth0'], {
    cwd: folder,
    env: workspaceEnvironment(workspace.env),
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await untilAnswers(app);
    await walkProfile({
      app,
      emulator: `http://localhost:${emulatorPort}`,
      applicationFolder,
      about: 'Saved on the first run.',
    });
  } finally {
    // As Ctrl+C does: the signal goes to npm and to everything it started.
    process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

async function untilAnswers(url) {
  for (const until = Date.now() + 120_000; Date.now() < until;) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing answers at ${url} after two minutes.`);
}

async function timed(what, work) {
  const started = Date.now();
  await work();
  console.log(`${what}: ${seconds(started)} s`);
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
