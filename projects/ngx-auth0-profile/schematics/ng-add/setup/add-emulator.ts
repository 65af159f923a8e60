import {
  apply,
  applyTemplates,
  chain,
  mergeWith,
  move,
  url,
  type Rule,
  type Tree,
} from '@angular-devkit/schematics';
import { posix } from 'node:path';
import type { Application } from '../../app-code/application';
import { setScript } from '../../app-code/set-script';
import { MY_ACCOUNT_SCOPES } from '../../auth0/my-account-scopes';
import type { Settings } from '../settings';
import { BFF_SECRET, emulatorSeed } from './emulator-seed';

/** The npm script that starts an application with its emulator. */
export function emulatorScript({ onlyApplication, name }: Application): string {
  return onlyApplication ? 'start:auth0' : `start:auth0:${name}`;
}

/** Adds the emulator's seed, a launcher for emulator and application, and the script that runs it. */
export function addEmulator(application: Application, settings: Settings): Rule {
  const folder = posix.join(application.root, 'auth0');
  const script = emulatorScript(application);
  return chain([
    (tree: Tree) => {
      const seed = posix.join(folder, 'tenant.json');
      if (!tree.exists(seed)) {
        const content = emulatorSeed(settings, application.name);
        tree.create(seed, `${JSON.stringify(content, undefined, 2)}\n`);
      }
      setScript(tree, script, `node ${posix.join(folder, 'start.mjs')}`);
    },
    (tree: Tree) =>
      tree.exists(posix.join(folder, 'start.mjs'))
        ? tree
        : mergeWith(
            apply(url('./files'), [
              applyTemplates({
                script,
                project: application.name,
                mode: settings.mode,
                bffSecret: BFF_SECRET,
                audience: settings.development.audience,
                emulatorPort: new URL(settings.emulatorOrigin).port,
                appPort: new URL(settings.appOrigin).port,
                bffPort: settings.bffPort,
                myAccountScopes: settings.myAccount ? MY_ACCOUNT_SCOPES.join(',') : '',
                clientId: settings.development.clientId,
                proxyPort: new URL(settings.proxyUrl).port || '4401',
              }),
              move(folder),
            ]),
          ),
  ]);
}
