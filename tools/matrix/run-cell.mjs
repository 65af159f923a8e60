import { join } from 'node:path';
import { RunningProgram } from './running-program.mjs';
import { MatrixWorkspace } from './matrix-workspace.mjs';
import { serveBuilt } from './serve-built.mjs';
import { freePort } from './free-port.mjs';
import { walkProfile } from './walk-profile.mjs';

/** The steps of a cell, in their order; each takes what the one before left in the cell's run. */
export const steps = ['ng new', 'ng add', 'doctor', 'ng build', 'browser'];

/** One cell of the matrix on its way from `ng new` to a saved profile. */
export class CellRun {
  constructor(cell, registry) {
    this.cell = cell;
    this.registry = registry;
  }

  async step(name) {
    await this[name]();
  }

  async 'ng new'() {
    this.appPort = await freePort();
    this.workspace = new MatrixWorkspace(this.cell, this.registry, await freePort());
    await this.workspace.create();
  }

  async 'ng add'() {
    const { workspace, cell } = this;
    const add = ['add', 'ngx-auth0-profile', ...workspace.addOptions(this.appPort)];
    if (cell.tryFirst) {
      const before = workspace.fingerprint();
      await workspace.ng(...add, '--dry-run');
      if (workspace.fingerprint() !== before) throw new Error('ng add --dry-run changed a file.');
    }
    await workspace.ng(...add);
  }

  /** The doctor is content, and ends with an exit code when it is not. */
  async doctor() {
    const { project } = this.cell;
    const doctor = ['generate', 'ngx-auth0-profile:doctor'];
    if (project) doctor.push(`--project=${project}`);
    await this.workspace.ng(...doctor);
    const unreachable = `--domain=http://localhost:${await freePort()}`;
    const refused = await this.workspace.ng(...doctor, unreachable).catch(({ message }) => message);
    if (!refused.includes('The doctor found 1 problem')) {
      throw new Error(`The doctor did not fail over a tenant that is not there:\n${refused}`);
    }
  }

  async 'ng build'() {
    await this.workspace.ng('build', ...(this.cell.project ? [this.cell.project] : []));
  }

  async browser() {
    const { workspace, appPort } = this;
    const { folder, applicationFolder, emulatorPort } = workspace;
    const emulator = `http://localhost:${emulatorPort}`;
    const tenant = new RunningProgram(
      [
        join(folder, 'node_modules/auth0-tenant-emulator/bin/auth0-tenant-emulator.js'),
        `--port=${emulatorPort}`,
        `--seed=${join(applicationFolder, 'auth0/tenant.json')}`,
      ],
      { cwd: folder },
    );
    let server;
    try {
      await tenant.answersAt(`${emulator}/.well-known/openid-configuration`);
      server = await serveBuilt(workspace, appPort);
      await walkProfile({
        app: `http://localhost:${appPort}`,
        emulator,
        applicationFolder,
        about: `Walked in ${this.cell.name}.`,
      });
    } finally {
      await server?.stop();
      await tenant.stop();
    }
  }

  close() {
    this.workspace?.remove();
  }
}
