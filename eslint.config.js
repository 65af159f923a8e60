import angular from 'angular-eslint';
import importX from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { constantNames } from './tools/lint/constant-names.mjs';
import { importSettings } from './tools/lint/import-settings.mjs';

const namedExports = { selector: 'ExportAllDeclaration', message: 'Name what is exported.' };

const errorsWithCode = {
  selector: 'ThrowStatement > NewExpression[callee.name="Error"]',
  message: "Throw the package's own error, which has a code.",
};

const imports = {
  plugins: { 'import-x': importX },
  settings: importSettings(import.meta.dirname),
  rules: {
    'import-x/no-cycle': ['error', { ignoreExternal: true }],
    'import-x/no-self-import': 'error',
  },
};

const nodeGlobals = readonly(Object.getOwnPropertyNames(globalThis));

const jasmineGlobals = readonly(
  'describe it xit fit expect expectAsync beforeAll beforeEach afterAll afterEach jasmine spyOn'.split(
    ' ',
  ),
);

/** For the functions that run in a page of a browser. */
const pageGlobals = readonly([
  'document',
  'location',
  'window',
  'getComputedStyle',
  'PerformanceObserver',
]);

/** What holds for every TypeScript file: strict typed rules, no `any`, no wildcard export. */
const everywhere = {
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  rules: {
    'no-restricted-syntax': ['error', namedExports, ...constantNames],
    '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
    ],
    curly: 'error',
    eqeqeq: 'error',
    'no-console': 'error',
  },
};

export default defineConfig([
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '**/coverage/',
    '.angular/',
    '**/*.cjs',
    'goldens/',
    '**/files/',
    '**/fixtures/',
    'projects/benchmarks/apps/',
  ]),
  {
    files: ['{projects,tools}/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, imports, everywhere],
  },
  {
    // No file imports a spec, so none is part of a cycle; looking for one takes longest here.
    files: ['**/*.spec.ts'],
    rules: { 'import-x/no-cycle': 'off' },
  },
  {
    files: ['projects/{ngx-auth0-profile,demo}/**/*.ts'],
    ignores: [
      'projects/ngx-auth0-profile/schematics/**',
      'projects/demo/{e2e,site}/**',
      'projects/demo/*.ts',
      'projects/ngx-auth0-profile/e2e/*.ts',
      'projects/ngx-auth0-profile/e2e/{specs,support,set-ups}/**',
      'projects/ngx-auth0-profile/e2e/server-rendered/server.ts',
      'projects/ngx-auth0-profile/e2e/server-rendered/**/*.server.ts',
    ],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      'no-restricted-imports': ['error', { patterns: ['node:*'] }],
    },
  },
  {
    // Applications in BFF mode have no Auth0 SDK.
    files: ['projects/ngx-auth0-profile/**/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/test-support/**', 'projects/ngx-auth0-profile/auth0-angular/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*', '@auth0/*'] }] },
  },
  {
    // The specs of the Node packages are compiled by a project of their own.
    files: [
      'projects/{auth0-tenant-emulator,auth0-profile-proxy}/{spec,bench,recipes,conformance}/**/*.ts',
      'projects/auth0-tenant-emulator/*.ts',
    ],
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: [
          'projects/auth0-*/tsconfig.spec.json',
          'projects/auth0-tenant-emulator/recipes/clients/browser/tsconfig.json',
        ],
      },
    },
  },
  {
    files: ['projects/{auth0-tenant-emulator,auth0-profile-proxy}/src/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@angular/*'] }] },
  },
  {
    // Marked as deprecated only to make it stand out; the options allow http on loopback alone.
    files: ['projects/auth0-profile-proxy/src/login/authorization-server.ts'],
    rules: {
      '@typescript-eslint/no-deprecated': [
        'error',
        {
          allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }],
        },
      ],
    },
  },
  {
    files: ['projects/{ngx-auth0-profile/**,auth0-*}/src/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      '**/test-support/**',
      'projects/ngx-auth0-profile/{testing,ui/testing}/**',
    ],
    rules: {
      'no-restricted-syntax': ['error', namedExports, errorsWithCode, ...constantNames],
    },
  },
  {
    files: ['projects/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['projects/**/*.spec.ts', 'projects/**/e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '*.js'],
    extends: [imports],
    languageOptions: { globals: { ...nodeGlobals, ...jasmineGlobals, ...pageGlobals } },
    rules: {
      'no-restricted-syntax': ['error', ...constantNames],
      'no-undef': 'error',
      curly: 'error',
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'prefer-const': 'error',
    },
  },
]);

function readonly(names) {
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
