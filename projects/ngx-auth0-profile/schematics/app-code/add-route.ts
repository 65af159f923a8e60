import ts from 'typescript';
import { ensureImport, relativeSpecifier } from './ensure-import';
import { insertInto } from './insert';
import { NotAnalysable } from './not-analysable';
import type { RootEditor } from './root-editor';
import { findCall, findForRoot } from './root-providers';
import { propertyValue } from './property-value';

/** A lazily loaded route that only a token with the scopes may enter. */
export interface GuardedRoute {
  readonly path: string;
  readonly scopes: readonly string[];
  /** The code for the API's identifier in a file, when it is not the Management API's. */
  readonly audience?: (file: string) => string;
  /** The title of the page. */
  readonly title?: string;
  /** The file that is loaded, and what it exports: a component or its child routes. */
  readonly load: {
    readonly kind: 'component' | 'children';
    readonly path: string;
    readonly name: string;
  };
}

/**
 * The path for a page: where its component has a route already, that one; else the path asked for,
 * or where another route has it, the first free one of its neighbours.
 */
export function freePath(editor: RootEditor, { path, load }: GuardedRoute): string {
  const { elements } = findRoutes(editor);
  const own = elements.find((each) => new RegExp(`\\b${load.name}\\b`).test(each.getText()));
  const taken = elements.map((each) => pathOf(each));
  const isGuarded = elements.some(
    (each) => pathOf(each) === path && each.getText().includes('scopeGuard('),
  );
  if (own || isGuarded) {
    return (own && pathOf(own)) ?? path;
  }
  const candidates = [path, `my-${path}`, `edit-${path}`, `own-${path}`];
  return candidates.find((each) => !taken.includes(each)) ?? path;
}

/**
 * Adds a guarded route before any wildcard route, and keeps the start page of a rendering server.
 * Answers whether it was added or there before.
 * @throws NotAnalysable when there are no routes to add to, or another route has the path
 */
export function addGuardedRoute(
  editor: RootEditor,
  route: GuardedRoute,
  server: boolean,
): 'added' | 'present' {
  const routes = findRoutes(editor);
  const file = routes.getSourceFile().fileName;
  const existing = routes.elements.find((each) => pathOf(each) === route.path);
  if (existing) {
    if (existing.getText().includes('scopeGuard(')) {
      return 'present';
    }
    throw new NotAnalysable(
      `A route '${route.path}' is there already and was kept. Choose another path with --route, or add the guard to it.`,
      `the route '${route.path}' in ${file}`,
    );
  }
  ensureImport(editor.sources, file, 'scopeGuard', 'ngx-auth0-profile');
  if (server && routes.elements.length === 0) {
    insertInto(editor.sources, findRoutes(editor), START_ROUTE);
  }
  const audience = route.audience?.(file);
  const now = findRoutes(editor);
  const wildcard = now.elements.find((each) => pathOf(each) === '**');
  insertInto(editor.sources, now, routeCode(file, route, audience), wildcard);
  return 'added';
}

/** A server answers '/' while there is no route at all; with a first route '/' has to be one too. */
const START_ROUTE = "{\n  path: '',\n  pathMatch: 'full',\n  children: [],\n}";

/** The code of a guarded route as it stands in a routes file. */
export function routeCode(file: string, route: GuardedRoute, audience?: string): string {
  const { path, load } = route;
  const property = load.kind === 'component' ? 'loadComponent' : 'loadChildren';
  const scopes = route.scopes.map((scope) => `'${scope}'`).join(', ');
  const guard = audience ? `{ audience: ${audience}, allOf: [${scopes}] }` : scopes;
  return [
    '{',
    `  path: '${path}',`,
    ...(route.title === undefined ? [] : [`  title: '${route.title}',`]),
    `  canActivate: [scopeGuard(${guard})],`,
    `  ${property}: () => import('${relativeSpecifier(file, load.path)}').then((m) => m.${load.name}),`,
    '}',
  ].join('\n');
}

/** The array literal behind `provideRouter(routes)` or `RouterModule.forRoot(routes)`. */
function findRoutes(editor: RootEditor): ts.ArrayLiteralExpression {
  const providers = editor.providers();
  const call =
    findCall(providers, 'provideRouter', '@angular/router') ??
    findForRoot(providers, 'RouterModule', '@angular/router');
  const [argument] = call?.arguments ?? [];
  if (!call || !argument) {
    throw new NotAnalysable(
      'The application has no router: neither provideRouter(routes) nor RouterModule.forRoot(routes) was found.',
      'the routes of the application, given to provideRouter(routes)',
    );
  }
  const value = editor.values.resolve(argument);
  if (value && ts.isArrayLiteralExpression(value)) {
    return value;
  }
  throw new NotAnalysable(
    `The routes ${argument.getText()} in ${call.getSourceFile().fileName} do not lead to an array literal.`,
    `the array behind ${argument.getText()}`,
  );
}

function pathOf(route: ts.Expression): string | undefined {
  if (!ts.isObjectLiteralExpression(route)) {
    return undefined;
  }
  const path = propertyValue(route, 'path');
  return path && ts.isStringLiteralLike(path) ? path.text : undefined;
}
