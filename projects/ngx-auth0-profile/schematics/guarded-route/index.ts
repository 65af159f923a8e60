import {
  noop,
  SchematicsException,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { posix } from 'node:path';
import { addClientRoute } from '../app-code/add-client-route';
import { addGuardedRoute, routeCode, type GuardedRoute } from '../app-code/add-route';
import { findApplication, readersFor } from '../app-code/application';
import { END_USER_SCOPES, isNeverGrantedToUsers } from '../auth0/end-user-scopes';
import { NotAnalysable } from '../app-code/not-analysable';
import { RootEditor } from '../app-code/root-editor';

/** What `ng generate ngx-auth0-profile:guarded-route` accepts. */
export interface GuardedRouteOptions {
  path: string;
  component: string;
  scopes: string[];
  project?: string;
}

/** Adds a route behind `scopeGuard`, or prints the route where the source cannot be followed. */
export function guardedRoute(options: GuardedRouteOptions): Rule {
  return async (tree: Tree, context: SchematicContext) => {
    const command = 'ng generate ngx-auth0-profile:guarded-route';
    const application = await findApplication(tree, command, options.project);
    if ('library' in application) {
      context.logger.warn(
        `'${application.library}' is a library: no route was added. Name an application: --project=<application>`,
      );
      return noop();
    }
    const scopes = options.scopes.flatMap((each) => each.split(/[\s,]+/)).filter(Boolean);
    const never = scopes.filter(isNeverGrantedToUsers);
    if (never.length > 0) {
      throw new SchematicsException(
        `Auth0 never grants ${never.join(', ')} to a user, so the route would deny every user. ` +
          `Choose from: --scopes=${END_USER_SCOPES.join(',')}`,
      );
    }
    const route: GuardedRoute = {
      path: options.path.replaceAll(/^\/+|\/+$/g, ''),
      scopes,
      component: readComponent(tree, options.component),
    };
    const { sources, values } = readersFor(tree, application);
    try {
      const editor = new RootEditor(sources, values, application.mainPath);
      const outcome = addGuardedRoute(editor, route, application.server);
      sources.commit();
      if (outcome === 'present') {
        context.logger.info(`The route '${route.path}' is guarded already.`);
      } else {
        addClientRoute(tree, application, route.path);
      }
    } catch (error) {
      if (!(error instanceof NotAnalysable)) {
        throw error;
      }
      const file = posix.join(application.sourceRoot, 'app/app.routes.ts');
      context.logger.warn(
        `${error.reason}\nAdd this to ${error.place}:\n\n` +
          `import { scopeGuard } from 'ngx-auth0-profile';\n\n${routeCode(file, route)}`,
      );
    }
    return noop();
  };
}

function readComponent(tree: Tree, given: string): GuardedRoute['component'] {
  const [path = '', name = ''] = given.split('#');
  const exported = new RegExp(`export (default )?class ${name || '\\w+'}\\b`);
  if (!name || !tree.exists(path) || !exported.test(tree.readText(path))) {
    throw new SchematicsException(
      `'${given}' names no exported component. Give its file and class: --component=src/app/settings/settings.ts#Settings`,
    );
  }
  return { path: path.replace(/^\/|^\.\//, ''), name };
}
