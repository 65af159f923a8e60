const ng = (...args) => ['node', 'node_modules/@angular/cli/bin/ng.js', ...args];
const jasmine = (config) => ({
  tests: true,
  args: ['node', 'node_modules/jasmine/bin/jasmine.js', `--config=${config}`],
});
const tsc = (...args) => ({ args: ['node', 'node_modules/typescript/bin/tsc', ...args] });

/** Every suite of `npm test`, in the order it runs; `tests` marks a command whose output holds a count of tests. */
export const suites = [
  {
    name: 'lint',
    what: 'ESLint with import cycles, and Prettier',
    commands: [
      { args: ['node', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'] },
      {
        args: [
          'node',
          'node_modules/prettier/bin/prettier.cjs',
          '--check',
          '--log-level=warn',
          '.',
        ],
      },
    ],
  },
  {
    name: 'types',
    what: 'the Node packages and their specs compile',
    commands: [
      tsc('-b', 'projects/auth0-tenant-emulator', 'projects/auth0-profile-proxy'),
      tsc('-p', 'projects/auth0-tenant-emulator/tsconfig.spec.json'),
      tsc('-p', 'projects/auth0-profile-proxy/tsconfig.spec.json'),
    ],
  },
  { name: 'tools', what: 'set-up and test runner', commands: [jasmine('tools/spec/jasmine.json')] },
  {
    name: 'emulator',
    what: 'auth0-tenant-emulator on Node',
    commands: [jasmine('projects/auth0-tenant-emulator/jasmine.json')],
  },
  {
    name: 'proxy',
    what: 'auth0-profile-proxy on Node',
    commands: [jasmine('projects/auth0-profile-proxy/jasmine.json')],
  },
  {
    name: 'library',
    what: 'ngx-auth0-profile builds, and its specs pass in Chromium',
    commands: [
      { args: ng('build', 'ngx-auth0-profile') },
      { tests: true, args: ng('test', 'ngx-auth0-profile') },
    ],
  },
  {
    name: 'demo',
    what: 'the demo builds for production, and its specs pass in Chromium',
    commands: [{ args: ng('build', 'demo') }, { tests: true, args: ng('test', 'demo') }],
  },
  {
    name: 'packages',
    what: 'what npm would publish is complete and nothing else',
    commands: [
      {
        tests: true,
        args: [
          'node',
          'node_modules/jasmine/bin/jasmine.js',
          '--config=tools/packages/jasmine.json',
        ],
      },
    ],
  },
  {
    name: 'browser',
    what: 'the story and the fixed flow, walked in Chromium against the servers of npm start',
    commands: [
      {
        tests: true,
        args: [
          'node',
          'node_modules/@playwright/test/cli.js',
          'test',
          '--config=projects/demo/playwright.config.ts',
        ],
      },
    ],
  },
];
