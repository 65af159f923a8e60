import {
  noop,
  SchematicsException,
  type Rule,
  type SchematicContext,
  type Tree,
} from '@angular-devkit/schematics';
import { posix } from 'node:path';
import ts from 'typescript';
import { addClientRoute } from '../app-code/add-client-route';
import { addGuardedRoute, routeCode, type GuardedRoute } from '../app-code/add-route';
import { findApplication, readersFor } from '../app-code/application';
import { END_USER_SCOPES, isNeverGrantedToUsers } from '../auth0/end-user-scopes';
import { NotAnalysable } from '../app-code/not-analysable';
import { propertyValue } from '../app-code/property-value';
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
      load: { kind: 'component', ...readComponent(tree, options.component) },
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

function readComponent(tree: Tree, given: string): { path: string; name: string } {
  const [path = '', name = ''] = given.split('#');
  const declared =
    name && tree.exists(path) ? exportedClass(path, tree.readText(path), name) : undefined;
  if (!declared) {
    throw new SchematicsException(
      `'${given}' names no exported component. Give its file and class: --component=src/app/settings/settings.ts#Settings`,
    );
  }
  if (isInModule(declared)) {
    throw new SchematicsException(
      `${name} has standalone: false, and the router refuses such a component in loadComponent. ` +
        'Make it standalone (ng generate @angular/core:standalone), or guard the route that loads its module: canActivate: [scopeGuard(...)].',
    );
  }
  return { path: path.replace(/^\/|^\.\//, ''), name };
}

function exportedClass(path: string, text: string, name: string): ts.ClassDeclaration | undefined {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const isListed = new RegExp(`export\\s*\\{[^}]*\\b${name}\\b[^}]*\\}`).test(text);
  return source.statements
    .filter(ts.isClassDeclaration)
    .find(
      (each) =>
        each.name?.text === name &&
        (isListed || each.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)),
    );
}

/** Whether a component is declared by an NgModule: since Angular 19 only where it says so. */
function isInModule(declaration: ts.ClassDeclaration): boolean {
  return (ts.getDecorators(declaration) ?? []).some(({ expression }) => {
    const [metadata] = ts.isCallExpression(expression) ? expression.arguments : [];
    const standalone =
      metadata && ts.isObjectLiteralExpression(metadata)
        ? propertyValue(metadata, 'standalone')
        : undefined;
    return standalone?.kind === ts.SyntaxKind.FalseKeyword;
  });
}
