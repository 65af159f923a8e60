import angular from 'angular-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { constantNames } from './tools/lint/constant-names.mjs';

const namedExports = { selector: 'ExportAllDeclaration', message: 'Name what is exported.' };

const errorsWithCode = {
  selector: 'ThrowStatement > NewExpression[callee.name="Error"]',
  message: "Throw the package's own error, which has a code.",
};

/** What holds for every TypeScript file: strict typed rules, no `any`, no import cycle, no wildcard export. */
const everywhere = {
  plugins: { 'import-x': importX },
  settings: {
    'import-x/resolver-next': [
      createTypeScriptImportResolver({
        project: ['tsconfig.json', 'projects/*/tsconfig*.json'],
        noWarnOnMultipleProjects: true,
      }),
    ],
  },
  languageOptions: { parserOptions: { projectService: true } },
  rules: {
    'import-x/no-cycle': ['error', { ignoreExternal: true }],
    'import-x/no-self-import': 'error',
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
    extends: [tseslint.configs.strictTypeChecked, everywhere],
  },
  {
    files: ['projects/{ngx-auth0-profile,demo}/**/*.ts'],
    ignores: [
      'projects/ngx-auth0-profile/schematics/**',
      'projects/demo/e2e/**',
      'projects/demo/*.ts',
      'projects/ngx-auth0-profile/e2e/*.ts',
      'projects/ngx-auth0-profile/e2e/{specs,support}/**',
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
    // The specs of the Node packages are compiled by a project of their own.
    files: [
      'projects/{auth0-tenant-emulator,auth0-profile-proxy}/{spec,bench,recipes,conformance}/**/*.ts',
    ],
    languageOptions: {
      parserOptions: { projectService: false, project: ['projects/auth0-*/tsconfig.spec.json'] },
    },
  },
  {
    files: ['projects/{auth0-tenant-emulator,auth0-profile-proxy}/src/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@angular/*'] }] },
  },
  {
    files: ['projects/{ngx-auth0-profile/**,auth0-*}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/test-support/**', 'projects/ngx-auth0-profile/testing/**'],
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
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-restricted-syntax': ['error', ...constantNames],
      curly: 'error',
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'prefer-const': 'error',
    },
  },
]);
