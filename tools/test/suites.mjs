import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const JASMINE_REPORTER = join(root, 'tools/test/jasmine-reporter.mjs');

const node = (...args) => ({ args: ['node', ...args] });
const ng = (...args) => node('node_modules/@angular/cli/bin/ng.js', ...args);
const tsc = (...args) => node('node_modules/typescript/bin/tsc', ...args);
const eslint = (...args) => node('node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...args);
const tests = (command) => ({ ...command, tests: true });
const jasmine = (config) =>
  tests(
    node(
      'node_modules/jasmine/bin/jasmine.js',
      `--config=${config}`,
      `--helper=${JASMINE_REPORTER}`,
    ),
  );
const playwright = (config) =>
  tests(
    node(
      'node_modules/@playwright/test/cli.js',
      'test',
      `--config=${config}`,
      '--reporter=list,json',
    ),
  );

/** Linted by a process each, because the types of all of them together need more than 4 GB. */
const LARGE_PACKAGES = [
  'projects/auth0-tenant-emulator',
  'projects/auth0-profile-proxy',
  'projects/ngx-auth0-profile',
];

/**
 * Every suite of `npm test`, in the order they start: the long ones early, so that none runs alone at the end, and
 * `browser` and `scenarios`, which need most of the processor, not at the same time.
 * `after` names those that build what a suite uses; two suites run at the same time on a machine with two cores.
 * `tests` marks a command that runs tests and writes their number to the result file.
 */
export const SUITES = [
  {
    name: 'types',
    what: 'the Node packages, their specs and the tools compile',
    commands: [
      tsc('-b', 'projects/auth0-tenant-emulator', 'projects/auth0-profile-proxy'),
      node('projects/auth0-tenant-emulator/write-browser-build.ts'),
      tsc('-p', 'projects/auth0-tenant-emulator/tsconfig.spec.json'),
      tsc('-p', 'projects/auth0-tenant-emulator/recipes/clients/browser'),
      tsc('-p', 'projects/auth0-profile-proxy/tsconfig.spec.json'),
      tsc('-p', 'tools'),
    ],
  },
  {
    name: 'lint',
    what: 'ESLint, unused files, exports and dependencies (knip), Prettier',
    after: ['types'],
    commands: [
      ...LARGE_PACKAGES.map((folder) => eslint(folder)),
      eslint('.', ...LARGE_PACKAGES.flatMap((folder) => ['--ignore-pattern', `${folder}/`])),
      node('node_modules/knip/bin/knip.js'),
      node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    ],
  },
  {
    name: 'tools',
    what: 'set-up, test runner and lint rules',
    after: ['types'],
    commands: [jasmine('tools/spec/jasmine.json')],
  },
  {
    name: 'emulator',
    what: 'auth0-tenant-emulator on Node, with unmodified Node clients',
    after: ['types'],
    commands: [jasmine('projects/auth0-tenant-emulator/jasmine.json')],
  },
  {
    name: 'conformance',
    what: 'unmodified browser clients against the emulator, in Chromium',
    after: ['types'],
    commands: [jasmine('projects/auth0-tenant-emulator/jasmine.browser.json')],
  },
  {
    name: 'proxy',
    what: 'auth0-profile-proxy on Node, with attempts at privilege escalation',
    after: ['types'],
    commands: [jasmine('projects/auth0-profile-proxy/jasmine.json')],
  },
  {
    name: 'attacks',
    what: 'the BFF of auth0-profile-proxy against hostile pages, in Chromium',
    after: ['types'],
    commands: [jasmine('projects/auth0-profile-proxy/jasmine.browser.json')],
  },
  {
    name: 'cluster',
    what: 'two proxies behind nginx with one Redis, through crashes',
    after: ['types'],
    needs: ['redis-server', 'nginx'],
    commands: [jasmine('projects/auth0-profile-proxy/jasmine.cluster.json')],
  },
  {
    name: 'library',
    what: 'ngx-auth0-profile builds, and its specs pass in Chromium',
    after: ['types'],
    commands: [
      ng('build', 'ngx-auth0-profile'),
      node('projects/ngx-auth0-profile/schematics/build.mjs'),
      tests(ng('test', 'ngx-auth0-profile')),
    ],
  },
  {
    name: 'demo',
    what: 'the demo builds for production, and its specs pass in Chromium',
    after: ['library'],
    commands: [ng('build', 'demo'), tests(ng('test', 'demo'))],
  },
  {
    name: 'browser',
    what: 'the story and the fixed flow of the demo, in Chromium, against the servers of npm start',
    after: ['library', 'demo'],
    commands: [playwright('projects/demo/playwright.config.ts')],
  },
  {
    name: 'testing',
    what: 'the specs of ngx-auth0-profile/testing as it was built, under Vitest',
    after: ['library'],
    commands: [tests(ng('test', 'testing-in-vitest'))],
  },
  {
    name: 'browsers',
    what: 'a part of the library specs in Firefox and WebKit, where they can be installed',
    after: ['library'],
    commands: [tests(node('tools/browsers.mjs', '--short'))],
  },
  {
    name: 'packages',
    what: 'the packages contain every file they need and no other',
    after: ['library'],
    commands: [
      jasmine('tools/packages/jasmine.json'),
      jasmine('projects/auth0-tenant-emulator/jasmine.package.json'),
    ],
  },
  {
    name: 'ng-add',
    what: 'the packed packages, installed by ng add in new workspaces and tested in Chromium',
    after: ['library', 'packages'],
    commands: [jasmine('tools/matrix/jasmine.json')],
  },
  {
    name: 'schematics',
    what: 'ng add, ng generate, the migration and the doctor; logins that stay, in Chromium',
    after: ['library'],
    commands: [
      jasmine('projects/ngx-auth0-profile/schematics/jasmine.json'),
      jasmine('projects/ngx-auth0-profile/schematics/jasmine.browser.json'),
    ],
  },
  {
    name: 'scenarios',
    what: 'the library in tabs and popups, with every way a token can fail, and rendered on a server; the account page',
    after: ['library'],
    commands: [
      tsc('-p', 'projects/ngx-auth0-profile/e2e'),
      tsc('-p', 'projects/ngx-auth0-profile/e2e/set-ups'),
      ng('build', 'server-rendered'),
      ng('build', 'scenarios'),
      ng('build', 'account'),
      playwright('projects/ngx-auth0-profile/e2e/playwright.config.ts'),
    ],
  },
  {
    name: 'size',
    what: 'what the library adds to an application, gzipped',
    after: ['library'],
    commands: [jasmine('projects/benchmarks/budgets/jasmine.json')],
  },
  {
    name: 'public-surface',
    what: 'the public API equals goldens/ and is documented',
    after: ['library'],
    commands: [jasmine('tools/api/jasmine.json')],
  },
  {
    name: 'examples',
    what: 'every example in pages and doc comments compiles, every command in pages exists',
    after: ['library'],
    commands: [jasmine('tools/docs/jasmine.json')],
  },
  {
    name: 'docs',
    what: 'the documentation site builds; its links, search, error pages and figures',
    after: ['library'],
    commands: [jasmine('projects/docs/jasmine.json')],
  },
  {
    name: 'demo-site',
    what: 'the demo as files only: story and fixed flow, in Chromium, with a server that only serves files',
    after: ['demo'],
    commands: [
      tsc('-p', 'projects/demo/site'),
      node('tools/demo-site/build.mjs', '--no-build', '--base-href', '/x/'),
      playwright('projects/demo/site/playwright.config.ts'),
    ],
  },
];
