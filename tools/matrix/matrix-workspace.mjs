import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';
import { succeed } from './publish-packages.mjs';

/** The version of Angular's CLI and builder for workspaces of Angular 21. */
export const ANGULAR_21 = '21.2.27';

/** A workspace made by `ng new`, with packages installed, in a temporary folder of its own. */
export class MatrixWorkspace {
  constructor(cell, registry, emulatorPort) {
    this.cell = cell;
    this.emulatorPort = emulatorPort;
    this.name = 'shop';
    this.parent = mkdtempSync(join(tmpdir(), 'ngx-auth0-profile-matrix-'));
    this.folder = join(this.parent, this.name);
    this.env = {
      npm_config_registry: registry,
      npm_config_audit: 'false',
      npm_config_fund: 'false',
    };
    this.ng = (...args) => this.run('node', ['node_modules/@angular/cli/bin/ng.js', ...args]);
  }

  run(command, args) {
    return succeed(command, args, { cwd: this.folder, env: this.env });
  }

  async create() {
    const { create, angular = 22, prepare, dependencies } = this.cell;
    // The workspace's own CLI refuses `ng new`: it takes every folder for a part of its workspace.
    const cli = `@angular/cli@${angular === 21 ? ANGULAR_21 : ownVersion('@angular/cli')}`;
    await succeed(
      'npx',
      ['--yes', cli, 'new', this.name, '--defaults', '--skip-git', '--skip-install', ...create],
      { cwd: this.parent, env: this.env },
    );
    this.editManifest((manifest) => {
      Object.assign(manifest.dependencies, dependencies);
      this.pinTestedVersions(manifest);
    });
    await this.install();
    const more = await prepare?.(this);
    if (!more) {
      return;
    }
    this.editManifest((manifest) => {
      Object.assign(manifest.dependencies, more.dependencies);
      this.pinTestedVersions(manifest);
    });
    await this.install();
  }

  /** Installs the versions that this repository is tested with, so that a new release cannot break the test. */
  pinTestedVersions(manifest) {
    const { angular = 22, server, project } = this.cell;
    if (angular === 21) {
      pin(manifest, /^@angular\/(build|cli)$/, ANGULAR_21);
    }
    // Angular packages of different versions do not resolve, and `ng new` may mix them.
    else if (server || project) {
      pin(manifest, /^@angular\//, ownVersion('@angular/core'));
    }
    pin(manifest, /^ng-packagr$/, ownVersion('ng-packagr'));
  }

  install() {
    return this.run('npm', [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--loglevel=error',
    ]);
  }

  addOptions(appPort, proxyPort) {
    return [
      '--skip-confirmation',
      '--emulator',
      `--client-id=${this.name}`,
      `--emulator-port=${this.emulatorPort}`,
      `--port=${appPort}`,
      ...(this.cell.proxy ? ['--mode=proxy', `--proxy-url=http://localhost:${proxyPort}`] : []),
      ...(this.cell.bff ? ['--mode=bff', `--bff-port=${proxyPort}`] : []),
      ...(this.cell.ownPage ? ['--own-page'] : []),
      ...(this.cell.myAccount ? ['--my-account'] : []),
      ...(this.cell.project ? [`--project=${this.cell.project}`] : []),
    ];
  }

  /** The folder of the application inside the workspace. */
  get applicationFolder() {
    const { project } = this.cell;
    return project ? join(this.folder, 'projects', project) : this.folder;
  }

  /** A hash over every file of the workspace but the installed packages. */
  fingerprint() {
    const hash = createHash('sha256');
    for (const entry of readdirSync(this.folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || /node_modules|\.angular/.test(path)) {
        continue;
      }
      hash.update(path).update(readFileSync(path));
    }
    return hash.digest('hex');
  }

  editManifest(change) {
    const path = join(this.folder, 'package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    change(manifest);
    writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
  }

  remove() {
    rmSync(this.parent, { recursive: true, force: true });
  }
}

/** The version of a package the library is built with. */
function ownVersion(name) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies[name];
}

function pin({ dependencies, devDependencies }, names, version) {
  for (const list of [dependencies, devDependencies]) {
    for (const name of Object.keys(list)) {
      if (names.test(name)) {
        list[name] = version;
      }
    }
  }
}
