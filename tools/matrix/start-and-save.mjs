import { RunningProgram } from '../process/running-program.ts';
import { checkProfilePage } from './check-profile-page.mjs';

const START_TIMEOUT_MS = 120_000;

/** Runs `npm run start:auth0` in an application of `ng add`, and uses the profile page in a browser. */
export async function startAndSave({ folder, appPort, emulatorPort, about, env, cell, onShown }) {
  const app = `http://localhost:${appPort}`;
  const program = new RunningProgram('npm', ['run', 'start:auth0'], {
    cwd: folder,
    env,
    group: true,
  });
  try {
    await program.answersAt(app, START_TIMEOUT_MS);
    await checkProfilePage({
      app,
      emulator: `http://localhost:${emulatorPort}`,
      applicationFolder: folder,
      about,
      cell,
      onShown,
    });
  } finally {
    // Like Ctrl+C, the signal goes to npm and to all its child processes.
    await program.stop('SIGINT');
  }
}
