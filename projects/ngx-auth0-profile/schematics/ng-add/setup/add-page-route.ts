import type { SchematicContext, Tree } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import { addClientRoute } from '../../app-code/add-client-route';
import { addGuardedRoute, freePath, type GuardedRoute } from '../../app-code/add-route';
import type { Application } from '../../app-code/application';
import { NotAnalysable } from '../../app-code/not-analysable';
import type { RootEditor } from '../../app-code/root-editor';
import type { Settings } from '../settings';
import { routeByHand } from './by-hand';

/** Adds the route of the page, under another path where its own is taken. Returns the path it has. */
export function addPageRoute(
  tree: Tree,
  context: SchematicContext,
  application: Application,
  editor: RootEditor,
  route: GuardedRoute,
  settings: Settings,
): string | undefined {
  try {
    const path = freePath(editor, route);
    const outcome = addGuardedRoute(editor, { ...route, path }, application.server);
    editor.sources.commit();
    addClientRoute(tree, application, path);
    if (path !== route.path && outcome === 'added') {
      context.logger.info(
        `The route '${route.path}' is the application's own, so the profile page is at '${path}'. Another path: --route=<path>`,
      );
    }
    return path;
  } catch (error) {
    if (!(error instanceof NotAnalysable)) {
      throw error;
    }
    const routesFile = posix.join(application.sourceRoot, 'app/app.routes.ts');
    context.logger.warn(routeByHand(error, routesFile, route, settings));
    return undefined;
  }
}
