import { join } from 'node:path';
import { freePort, freePorts } from '../process/free-ports.ts';
import { RunningProgram } from '../process/running-program.ts';
import { workspaceEnvironment } from '../setup/run.mjs';
import { MatrixWorkspace } from './matrix-workspace.mjs';
import { serveBuilt } from './serve-built.mjs';
import { checkProfilePage } from './check-profile-page.mjs';
import { startAndSave } from './start-and-save.mjs';

/** The steps of a cell in order. Each uses the result of the one before. */
export const STEPS = ['ng new', 'ng add', 'doctor', 'ng build', 'browser'];

/** Runs one cell of the matrix, from `ng new` to a saved profile. */
export class CellRun {
  constructor(cell, registry) {
    this.cell = cell;
    this.registry = registry;
  }

  async step(name) {
    await this[name]();
  }

  async 'ng new'() {
    const [appPort, proxyPort, emulatorPort] = await freePorts(3);
    this.appPort = appPort;
    this.proxyPort = proxyPort;
    this.workspace = new MatrixWorkspace(this.cell, this.registry, emulatorPort);
    await this.workspace.create();
  }

  async 'ng add'() {
    const { workspace, cell } = this;
    await workspace.ng(
      'add',
      'ngx-auth0-profile',
      ...workspace.addOptions(this.appPort, this.proxyPort),
    );
    if (cell.dryRun) {
      await this.dryRun();
    }
  }

  /** `ng add --dry-run` of a package that is not installed fails in the CLI itself, so this comes after. */
  async dryRun() {
    const before = this.workspace.fingerprint();
    for (const [schematic, ...options] of [
      ['ng-add', '--mode=proxy', '--route=account'],
      ['profile-page', '--path=src/app/second', '--own-page'],
      ['proxy', '--path=second-proxy'],
    ]) {
      const printed = await this.workspace.ng(
        'generate',
        `ngx-auth0-profile:${schematic}`,
        ...options,
        '--dry-run',
      );
      if (!printed.includes('dry')) {
        throw new Error(`${schematic} made no dry run:\n${printed}`);
      }
    }
    if (this.workspace.fingerprint() !== before) {
      throw new Error('A dry run changed a file.');
    }
  }

  /** The doctor reports no problem, and exits with an error when the tenant cannot be reached. */
  async doctor() {
    const { project } = this.cell;
    const doctor = ['generate', 'ngx-auth0-profile:doctor'];
    if (project) {
      doctor.push(`--project=${project}`);
    }
    await this.workspace.ng(...doctor);
    const unreachable = `--domain=http://localhost:${await freePort()}`;
    const refused = await this.workspace.ng(...doctor, unreachable).catch(({ message }) => message);
    if (!refused.includes('The doctor found 1 problem')) {
      throw new Error(`The doctor did not report a tenant that cannot be reached:\n${refused}`);
    }
  }

  async 'ng build'() {
    await this.workspace.ng('build', ...(this.cell.project ? [this.cell.project] : []));
    if (this.cell.specs) {
      await this.workspace.ng('test', ...this.cell.specs);
    }
  }

  async browser() {
    const { cell, workspace, appPort } = this;
    if (cell.bff) {
      // Page and BFF need one origin, which `ng serve` is.
      await this.startedByScript();
      return;
    }
    const app = `http://localhost:${appPort}`;
    const emulator = `http://localhost:${workspace.emulatorPort}`;
    const running = [];
    try {
      running.push(await this.startEmulator(emulator));
      if (cell.proxy) {
        running.push(await this.startProxy(app, emulator));
      }
      running.push(await serveBuilt(workspace, appPort));
      await checkProfilePage({
        app,
        emulator,
        tokensMayGoTo: cell.proxy ? [emulator, `http://localhost:${this.proxyPort}`] : [emulator],
        applicationFolder: workspace.applicationFolder,
        about: `Saved in ${cell.name}.`,
        cell,
      });
    } finally {
      for (const program of running.reverse()) {
        await program.stop();
      }
    }
  }

  /** Starts emulator, back end and `ng serve` with the generated script. */
  startedByScript(onShown) {
    const { workspace, appPort, cell } = this;
    return startAndSave({
      folder: workspace.folder,
      appPort,
      emulatorPort: workspace.emulatorPort,
      about: `Saved in ${cell.name}.`,
      cell,
      env: workspaceEnvironment(workspace.env),
      onShown,
    });
  }

  async startEmulator(emulator) {
    const { folder, applicationFolder, emulatorPort } = this.workspace;
    const tenant = new RunningProgram(
      'node',
      [
        join(folder, 'node_modules/auth0-tenant-emulator/bin/auth0-tenant-emulator.js'),
        `--port=${emulatorPort}`,
        `--seed=${join(applicationFolder, 'auth0/tenant.json')}`,
      ],
      { cwd: folder, env: workspaceEnvironment() },
    );
    await tenant.answersAt(`${emulator}/.well-known/openid-configuration`);
    return tenant;
  }

  /** Starts the generated back end with the settings for the emulator. */
  async startProxy(app, emulator) {
    const { folder } = this.workspace;
    const proxy = new RunningProgram('node', [join(folder, 'profile-proxy/server.mjs')], {
      cwd: folder,
      env: workspaceEnvironment({
        AUTH0_DOMAIN: emulator,
        AUTH0_CLIENT_ID: 'profile-proxy',
        AUTH0_CLIENT_SECRET: 'profile-proxy-secret',
        PROXY_AUDIENCE: 'https://profile-proxy.example/',
        PROXY_ALLOWED_ORIGINS: app,
        PORT: String(this.proxyPort),
      }),
    });
    await proxy.answersAt(`http://localhost:${this.proxyPort}/`);
    return proxy;
  }

  close() {
    this.workspace?.remove();
  }
}
