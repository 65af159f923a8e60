import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { authenticationApi } from '../../src/authentication-api/routes.ts';
import { managementApi } from '../../src/management-api/routes.ts';
import { myAccountApi } from '../../src/my-account-api/routes.ts';
import type { TenantEnv } from '../../src/tenant/tenant-context.ts';

/** A route of the emulator. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** An operation of Auth0, and whether the emulator has a route for it. */
interface Operation {
  /** Method and path, e.g. `GET /api/v2/users/{id}`. */
  readonly name: string;
  readonly supported: boolean;
}

/** One API of Auth0 with its list of operations. */
interface Api {
  readonly title: string;
  /** What the paths of its routes start with. */
  readonly base: string;
  /** The name of its list in `operations/`. */
  readonly list: string;
}

const APIS: readonly Api[] = [
  { title: 'Management API v2', base: '/api/v2', list: 'management-api' },
  { title: 'My Account API', base: '/me/v1', list: 'my-account-api' },
  { title: 'Authentication API', base: '', list: 'authentication-api' },
];

/** Paths that Auth0 does not document: those of Universal Login, and what auth0-js and Lock call. */
const UNDOCUMENTED = [
  ...['/u/', '/authorize/resume', '/client/', '/user/ssodata', '/usernamepassword/'],
  '/connected-accounts/connect',
  ...['/passwordless/challenge', '/dbconnections/signup/challenge'],
  '/dbconnections/change_password/challenge',
];

/** The routes that the emulator mounts. */
export function mountedRoutes(): Route[] {
  const app = new Hono<TenantEnv>();
  authenticationApi(app);
  managementApi(app);
  myAccountApi(app);
  return app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, path }));
}

/** The text of `supported.md` for these routes. */
export function supportedText(routes: readonly Route[]): string {
  const sections = APIS.flatMap((api) => section(api, operationsOf(api, routes)));
  return [
    '# Supported operations',
    '',
    "Generated from the emulator's routes and from lists of Auth0's operations, which date from August",
    "2026; a spec compares them. Any other path gets Auth0's 404, and `notImplemented` in the request log.",
    ...sections,
    '',
  ].join('\n');
}

/** Routes that are no operation of Auth0, although they are where its operations are. */
export function unknownRoutes(routes: readonly Route[]): string[] {
  const known = new Set(
    APIS.flatMap((api) => operationsOf(api, routes)).map(({ name }) => shapeOf(name)),
  );
  return routes
    .filter(({ path }) => !UNDOCUMENTED.some((start) => path.startsWith(start)))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !known.has(shapeOf(route)));
}

function section({ title }: Api, operations: readonly Operation[]): string[] {
  const supported = operations.filter((operation) => operation.supported);
  const others = operations.filter((operation) => !operation.supported);
  return [
    '',
    `## ${title}: ${supported.length} of ${operations.length}`,
    '',
    ...supported.map(({ name }) => `- \`${name}\``),
    '',
    `<details><summary>Not supported: ${others.length}</summary>`,
    '',
    ...others.map(({ name }) => `- \`${name}\``),
    '',
    '</details>',
  ];
}

function operationsOf({ base, list }: Api, routes: readonly Route[]): Operation[] {
  const served = new Set(routes.map(({ method, path }) => shapeOf(`${method} ${path}`)));
  const text = readFileSync(new URL(`../../operations/${list}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [method = '', path = ''] = line.split(' ');
      const name = `${method.toUpperCase()} ${base}${path}`;
      return { name, supported: served.has(shapeOf(name)) };
    });
}

/** Method and path with every path parameter alike. */
function shapeOf(operation: string): string {
  return operation.replace(/:[^/]+|\{[^}]+\}/g, '{}');
}
