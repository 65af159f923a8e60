import {
  chain,
  externalSchematic,
  noop,
  schematic,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { posix } from 'node:path';
import { addClientRoute } from '../../app-code/add-client-route';
import { addGuardedRoute, type GuardedRoute } from '../../app-code/add-route';
import { findApplication, readersFor, type Application } from '../../app-code/application';
import { NotAnalysable } from '../../app-code/not-analysable';
import { RootEditor } from '../../app-code/root-editor';
import { sourceMentions } from '../../app-code/source-mentions';
import { pageFolder } from '../../profile-page/index';
import { hasAuth0Setup } from '../../auth0/auth0-setup';
import type { NgAddOptions } from '../ng-add-options';
import { resolveSettings, type Settings } from '../settings';
import { addEmulator, emulatorScript } from './add-emulator';
import { profileScopes } from './auth0-code';
import { providersByHand, routeByHand } from './by-hand';
import { environmentValues, literalValues, type ValuesIn } from './configured-values';
import { environmentPath, fillEnvironments } from './fill-environments';
import { emulatorUse, tenantSettings } from './tenant-settings';
import { wireApplication } from './wire-application';

/** Second phase of `ng add`: sets one application up. What is there already stays. */
export function setupProject(options: NgAddOptions): Rule {
  return async (tree: Tree) => {
    const application = await findApplication(tree, 'ng add ngx-auth0-profile', options.project);
    if ('library' in application) {
      return noop();
    }
    const hadAuth0 = auth0IsThere(tree, application);
    const settings = resolveSettings(options, application.name, hadAuth0);
    return chain([
      !settings.skipEnvironments && !hadAuth0 && !tree.exists(environmentPath(application))
        ? externalSchematic('@schematics/angular', 'environments', { project: application.name })
        : noop(),
      settings.page
        ? schematic('profile-page', { project: application.name, mode: settings.mode })
        : noop(),
      settings.emulator ? addEmulator(application, settings) : noop(),
      settings.mode === 'proxy' ? proxyFolder(settings) : noop(),
      wire(application, settings, hadAuth0),
    ]);
  };
}

/** Wires the providers, then the route: a guarded route without its providers would break the application. */
function wire(application: Application, settings: Settings, hadAuth0: boolean): Rule {
  return (tree: Tree, context: SchematicContext) => {
    const { sources, values } = readersFor(tree, application);
    const editor = new RootEditor(sources, values, application.mainPath);
    const mentions = (text: string) => sourceMentions(tree, application.sourceRoot, text);
    const inEnvironments =
      !settings.skipEnvironments && !hadAuth0 && fillEnvironments(tree, application, settings);
    const valuesIn = inEnvironments
      ? environmentValues(sources, environmentPath(application))
      : literalValues(sources, settings);
    const route = guardedRoute(application, settings, valuesIn);
    try {
      const advice = wireApplication(editor, settings, valuesIn, application.server, mentions);
      sources.commit();
      advice.forEach((each) => {
        context.logger.warn(each);
      });
    } catch (error) {
      if (!(error instanceof NotAnalysable)) {
        throw error;
      }
      context.logger.warn(providersByHand(error, settings, application.server, hadAuth0));
      if (settings.page) {
        const later = {
          reason: 'It needs the providers first.',
          place: 'the routes of the application',
        };
        const routesFile = posix.join(application.sourceRoot, 'app/app.routes.ts');
        context.logger.warn(routeByHand(later, routesFile, route, settings));
      }
      return;
    }
    if (settings.page) {
      addPageRoute(tree, context, application, editor, route, settings);
    }
    context.logger.info(
      settings.emulator
        ? emulatorUse(emulatorScript(application), settings, !hadAuth0)
        : tenantSettings(settings),
    );
    if (settings.emulator && settings.production.domain !== settings.development.domain) {
      context.logger.info(tenantSettings(settings));
    }
  };
}

function addPageRoute(
  tree: Tree,
  context: SchematicContext,
  application: Application,
  editor: RootEditor,
  route: GuardedRoute,
  settings: Settings,
): void {
  try {
    addGuardedRoute(editor, route, application.server);
    editor.sources.commit();
    addClientRoute(tree, application, route.path);
  } catch (error) {
    if (!(error instanceof NotAnalysable)) {
      throw error;
    }
    const routesFile = posix.join(application.sourceRoot, 'app/app.routes.ts');
    context.logger.warn(routeByHand(error, routesFile, route, settings));
  }
}

function guardedRoute(
  application: Application,
  { mode, route }: Settings,
  valuesIn: ValuesIn,
): GuardedRoute {
  return {
    path: route,
    scopes: profileScopes(mode).split(' '),
    ...(mode === 'proxy' ? { audience: (file: string) => valuesIn(file).audience } : {}),
    component: { path: posix.join(pageFolder(application), 'profile-page'), name: 'ProfilePage' },
  };
}

function proxyFolder({ production, development, proxyUrl, appOrigin }: Settings): Rule {
  const remote = production.domain !== development.domain;
  return schematic('proxy', {
    ...(remote || !production.domain.includes('://') ? { domain: production.domain } : {}),
    audience: production.audience,
    origin: appOrigin,
    port: Number(new URL(proxyUrl).port) || 4401,
  });
}

function auth0IsThere(tree: Tree, application: Application): boolean {
  const { sources, values } = readersFor(tree, application);
  const editor = new RootEditor(sources, values, application.mainPath);
  return hasAuth0Setup(editor, (text) => sourceMentions(tree, application.sourceRoot, text));
}
