import {
  aliasedConfig,
  baseUrl,
  classInterceptors,
  crlf,
  customSourceRoot,
  existingAuth0,
  multiProject,
  noSemicolons,
  tabs,
  takenRoute,
} from './prepare-workspace.mjs';

/**
 * The workspaces in which `ng add` must produce a working profile page. `create` has the options of
 * `ng new`; `prepare` changes the new workspace to the state to test; `dryRun` also runs the
 * schematics with `--dry-run`; `specs` runs the generated spec with these options of `ng test`;
 * `route` is the path of the page where it is not `profile`; `ownPage` and `myAccount` stand for the options of that name,
 * `proxy` and `bff` for those modes.
 */
export const CELLS = [
  { name: '22 standalone', create: [], inNpmTest: true, dryRun: true },
  {
    name: '22 NgModule with own page',
    create: ['--standalone=false'],
    ownPage: true,
    inNpmTest: true,
  },
  { name: '22 NgModule', create: ['--standalone=false'] },
  { name: '22 own page with My Account', create: ['--style=scss'], ownPage: true, myAccount: true },
  { name: '22 My Account', create: [], myAccount: true },
  { name: '22 SSR', create: ['--ssr'], server: true },
  { name: '22 zone.js', create: ['--zoneless=false'] },
  {
    name: '22 multi-project',
    create: ['--create-application=false'],
    project: 'shop',
    prepare: multiProject,
  },
  { name: '22 existing provideAuth0', create: [], prepare: existingAuth0 },
  { name: '22 aliased config', create: [], prepare: aliasedConfig },
  { name: '22 proxy mode', create: [], proxy: true },
  { name: '22 BFF mode', create: [], bff: true },
  { name: '22 BFF mode with My Account', create: [], bff: true, myAccount: true },
  { name: '22 CRLF', create: [], prepare: crlf },
  { name: '22 tabs', create: [], prepare: tabs },
  { name: '22 no semicolons', create: [], prepare: noSemicolons },
  { name: '22 baseUrl', create: [], prepare: baseUrl },
  { name: '22 taken route', create: [], prepare: takenRoute, route: 'my-profile' },
  { name: '22 class interceptors', create: [], prepare: classInterceptors },
  { name: '22 custom sourceRoot', create: [], prepare: customSourceRoot },
  { name: '22 specs in Vitest', create: [], specs: ['--watch=false'] },
  {
    name: '22 specs in Karma',
    create: ['--test-runner=karma'],
    // Chromium has no sandbox for root, as which containers run.
    specs: ['--watch=false', '--browsers=ChromeHeadlessNoSandbox'],
  },
  { name: '21 standalone', angular: 21, create: [] },
];
