import {
  chain,
  schematic,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { updateWorkspace } from '@schematics/angular/utility';
import { JSONFile } from '@schematics/angular/utility/json-file';
import { posix } from 'node:path';
import type { Application } from '../../app-code/application';
import { BFF_PATH } from '../../auth0/bff-path';
import type { Settings } from '../settings';

/** Adds the back end of BFF mode, and lets `ng serve` pass its paths on. */
export function addBff(application: Application, settings: Settings): Rule {
  const { production, appOrigin, bffPort, myAccount } = settings;
  const isRemote = !production.domain.includes('://');
  return chain([
    schematic('bff', {
      ...(isRemote ? { domain: production.domain, clientId: production.clientId } : {}),
      origin: appOrigin,
      port: bffPort,
      myAccount,
    }),
    passOn(application, bffPort),
  ]);
}

/** Names `proxy.conf.json` in the serve target, and writes it; adds to the file where another one is named. */
function passOn({ name, root }: Application, port: number): Rule {
  return updateWorkspace((workspace) => {
    const serve = workspace.projects.get(name)?.targets.get('serve');
    if (!serve) {
      return undefined;
    }
    const named = serve.options?.['proxyConfig'];
    const path = typeof named === 'string' ? named : posix.join(root, 'proxy.conf.json');
    serve.options = { ...serve.options, proxyConfig: path };
    return addTarget(path, port);
  });
}

function addTarget(path: string, port: number): Rule {
  return (tree: Tree, context: SchematicContext) => {
    const target = { target: `http://127.0.0.1:${String(port)}` };
    if (!tree.exists(path)) {
      tree.create(path, `${JSON.stringify({ [BFF_PATH]: target }, undefined, 2)}\n`);
    } else if (!tree.readText(path).includes(BFF_PATH)) {
      if (path.endsWith('.json')) {
        new JSONFile(tree, path).modify([BFF_PATH], target);
      } else {
        context.logger.warn(
          `${path} stays as it is. Add to it: '${BFF_PATH}': { target: '${target.target}' }`,
        );
      }
    }
  };
}
