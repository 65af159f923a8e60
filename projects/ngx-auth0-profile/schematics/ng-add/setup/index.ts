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
import type { GuardedRoute } from '../../app-code/add-route';
import { findApplication, readersFor, type Application } from '../../app-code/application';
import { NotAnalysable } from '../../app-code/not-analysable';
import { RootEditor } from '../../app-code/root-editor';
import { sourceMentions } from '../../app-code/source-mentions';
import { hasAuth0Setup } from '../../auth0/auth0-setup';
import { findOtherLogin } from '../../auth0/other-login';
import { printFindings } from '../../doctor/print-findings';
import { examine } from '../../doctor/examine';
import { pageFolder } from '../../profile-page/index';
import { moveLogin, moveToBff } from '../move-login';
import type { NgAddOptions } from '../ng-add-options';
import { resolveSettings, type Settings } from '../settings';
import { addBff } from './add-bff';
import { addEmulator } from './add-emulator';
import { addPageRoute } from './add-page-route';
import { guardScopes } from './auth0-code';
import { providersByHand, routeByHand } from './by-hand';
import { environmentValues, literalValues, type ValuesIn } from './configured-values';
import { environmentPath, fillEnvironments } from './fill-environments';
import { printNextSteps } from './next-steps';
import { replacePlaceholder } from './replace-placeholder';
import { wireApplication } from './wire-application';

/** Second phase of `ng add`: sets one application up. What is there already stays. */
export function setupProject(options: NgAddOptions): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const application = await findApplication(tree, 'ng add ngx-auth0-profile', options.project);
    if ('library' in application) {
      return noop();
    }
    const hadAuth0 = auth0IsThere(tree, application);
    if (hadAuth0 && options.mode === 'bff') {
      context.logger.warn(moveToBff(application.name));
      return noop();
    }
    const otherLogin = hadAuth0 ? undefined : await findOtherLogin(tree, application);
    if (otherLogin) {
      context.logger.warn(moveLogin(application.name, otherLogin));
      return noop();
    }
    const settings = resolveSettings(options, application.name, hadAuth0);
    return chain([
      !settings.skipEnvironments && !hadAuth0 && !tree.exists(environmentPath(application))
        ? externalSchematic('@schematics/angular', 'environments', { project: application.name })
        : noop(),
      settings.page
        ? schematic('profile-page', { project: application.name, ownPage: settings.ownPage })
        : noop(),
      settings.emulator ? addEmulator(application, settings) : noop(),
      settings.mode === 'proxy' ? proxyFolder(settings) : noop(),
      settings.mode === 'bff' ? addBff(application, settings) : noop(),
      wire(application, settings, hadAuth0),
      endWithDoctor(application),
    ]);
  };
}

/** Wires the providers, then the route: a guarded route without its providers would break the application. */
function wire(application: Application, settings: Settings, hadAuth0: boolean): Rule {
  return (tree: Tree, context: SchematicContext): Rule | undefined => {
    const inEnvironments =
      settings.skipEnvironments || hadAuth0
        ? undefined
        : fillEnvironments(tree, application, settings);
    const readers = readersFor(tree, application);
    const { sources, values } = readers;
    const editor = new RootEditor(sources, values, application.mainPath);
    const mentions = (text: string) => sourceMentions(tree, application.sourceRoot, text);
    const usable = inEnvironments === 'unusable' ? undefined : inEnvironments;
    const valuesIn = usable
      ? environmentValues(readers, environmentPath(application), usable.keys)
      : literalValues(sources, settings);
    const route = guardedRoute(application, settings, valuesIn);
    try {
      if (inEnvironments === 'unusable') {
        throw unusableEnvironment(application);
      }
      const advice = wireApplication(editor, settings, valuesIn, application.server, mentions);
      sources.commit();
      advice.forEach((each) => {
        context.logger.warn(each);
      });
    } catch (error) {
      if (!(error instanceof NotAnalysable)) {
        throw error;
      }
      const shown = inEnvironments === 'unusable' ? withPlaceholders(settings) : settings;
      context.logger.warn(providersByHand(error, shown, application.server, hadAuth0));
      if (settings.page) {
        const later = {
          reason: 'It needs the providers first.',
          place: 'the routes of the application',
        };
        const routesFile = posix.join(application.sourceRoot, 'app/app.routes.ts');
        context.logger.warn(routeByHand(later, routesFile, route, settings));
      }
      return undefined;
    }
    const path = settings.page
      ? addPageRoute(tree, context, application, editor, route, settings)
      : undefined;
    printNextSteps(context, application, editor, {
      settings: { ...settings, route: path ?? settings.route },
      hadAuth0,
      tenant: usable?.tenant,
    });
    return path === undefined ? undefined : replacePlaceholder(application, path, hadAuth0);
  };
}

/** An `auth0` object that is there says where the application logs in; no other tenant goes beside it. */
function unusableEnvironment(application: Application): NotAnalysable {
  const path = environmentPath(application);
  return new NotAnalysable(
    `'auth0' in ${path} and its replacements has no domain and client ID of a tenant that can be read, and it was not bypassed.`,
    `the root providers, with the values of ${path}`,
  );
}

/** Settings for code that is printed where the application's own tenant cannot be read. */
function withPlaceholders(settings: Settings): Settings {
  const domain = '<tenant>.<region>.auth0.com';
  const audience =
    settings.mode === 'proxy' ? settings.development.audience : `https://${domain}/api/v2/`;
  return { ...settings, development: { domain, clientId: '<client ID>', audience } };
}

/** Reports what is left to do, by the checks a developer can run again at any time. */
function endWithDoctor({ name }: Application): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    // Read anew: the set-up has changed the workspace.
    const application = await findApplication(tree, 'ng add ngx-auth0-profile', name);
    if ('library' in application) {
      return;
    }
    printFindings(context.logger, name, examine(tree, application));
    context.logger.info('To check again: ng generate ngx-auth0-profile:doctor');
  };
}

function guardedRoute(
  application: Application,
  { mode, route }: Settings,
  valuesIn: ValuesIn,
): GuardedRoute {
  return {
    path: route,
    title: 'Your profile',
    scopes: guardScopes(mode),
    ...(mode === 'proxy' ? { audience: (file: string) => valuesIn(file).audience } : {}),
    load: {
      kind: 'children',
      path: posix.join(pageFolder(application), 'profile.routes'),
      name: 'profileRoutes',
    },
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
