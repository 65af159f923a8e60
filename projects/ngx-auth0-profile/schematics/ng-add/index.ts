import {
  chain,
  noop,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { NodePackageInstallTask, RunSchematicTask } from '@angular-devkit/schematics/tasks';
import {
  addDependency,
  DependencyType,
  ExistingBehavior,
  InstallBehavior,
} from '@schematics/angular/utility';
import { findApplication, readersFor } from '../app-code/application';
import { RootEditor } from '../app-code/root-editor';
import { sourceMentions } from '../app-code/source-mentions';
import { hasAuth0Setup } from '../auth0/auth0-setup';
import { findOtherLogin } from '../auth0/other-login';
import { moveLogin, moveToBff } from './move-login';
import type { NgAddOptions } from './ng-add-options';
import { releaseVersions, type ReleasedPackage } from '../app-code/release-versions';
import { resolveSettings } from './settings';

/** First phase of `ng add`: checks the options, adds the packages, and leaves the rest to the second. */
export function ngAdd(options: NgAddOptions): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const application = await findApplication(tree, 'ng add ngx-auth0-profile', options.project);
    if ('library' in application) {
      context.logger.warn(
        `'${application.library}' is a library, and a library has no root providers: nothing was set up. ` +
          'Run ng add ngx-auth0-profile --project=<application>, and list ngx-auth0-profile among the ' +
          "library's peerDependencies if it uses it.",
      );
      return noop();
    }
    const { sources, values } = readersFor(tree, application);
    const hasAuth0 = hasAuth0Setup(new RootEditor(sources, values, application.mainPath), (text) =>
      sourceMentions(tree, application.sourceRoot, text),
    );
    if (hasAuth0 && options.mode === 'bff') {
      context.logger.warn(moveToBff(application.name));
      return noop();
    }
    const otherLogin = hasAuth0 ? undefined : await findOtherLogin(tree, application);
    if (otherLogin) {
      context.logger.warn(moveLogin(application.name, otherLogin));
      return noop();
    }
    const settings = resolveSettings(options, application.name, hasAuth0);
    const setupOptions = { ...options, project: application.name, emulator: settings.emulator };
    return chain([
      // Added by name and range only: its own ng-add schematic does not run.
      settings.mode === 'bff' ? noop() : depend('@auth0/auth0-angular', DependencyType.Default),
      settings.emulator ? depend('auth0-tenant-emulator', DependencyType.Dev) : noop(),
      settings.mode === 'direct' ? noop() : depend('auth0-profile-proxy', DependencyType.Default),
      () => {
        // The second phase may read what the first installs, so it waits for the install.
        const install = options.skipInstall ? [] : [context.addTask(new NodePackageInstallTask())];
        context.addTask(new RunSchematicTask('ng-add-setup-project', setupOptions), install);
      },
    ]);
  };
}

function depend(name: ReleasedPackage, type: DependencyType): Rule {
  return addDependency(name, releaseVersions()[name], {
    type,
    existing: ExistingBehavior.Skip,
    install: InstallBehavior.None,
  });
}
