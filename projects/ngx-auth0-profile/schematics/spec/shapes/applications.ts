import {
  CONFIG,
  ENVIRONMENT,
  provider,
  ROUTES,
  routes,
  type ApplicationShape,
} from './application-shape.ts';
import { LOGIN_APP, LOGINS } from './logins.ts';

const AUTH0 = "import { provideAuth0 } from '@auth0/auth0-angular';";
const HTTP =
  "import { provideHttpClient, withFetch, withInterceptors, withInterceptorsFromDi, HTTP_INTERCEPTORS } from '@angular/common/http';";
const TENANT = "domain: 'acme.eu.auth0.com', clientId: 'AbC123'";
const tenant = { domain: 'acme.eu.auth0.com', clientId: 'AbC123' };
const PAGE =
  "import { Component } from '@angular/core';\n\n@Component({ selector: 'app-me', template: '<p>me</p>' })\nexport class Me {}\n";
const tabs = (text: string) =>
  text.replaceAll(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));

/** Applications as they are found in public repositories, in this project's own words. */
export const APPLICATIONS: readonly ApplicationShape[] = [
  { name: 'fresh-tenant', add: tenant, files: {} },
  { name: 'fresh-emulator', files: {} },
  { name: 'fresh-proxy', add: { ...tenant, mode: 'proxy' }, files: {} },
  { name: 'fresh-bff', add: { mode: 'bff' }, files: {} },
  { name: 'fresh-bff-tenant', add: { ...tenant, mode: 'bff', myAccount: true }, files: {} },
  {
    name: 'bff-beside-auth0',
    add: { mode: 'bff' },
    files: { [CONFIG]: provider(`provideAuth0({ ${TENANT} })`, AUTH0) },
  },
  { name: 'fresh-own-page', add: { ownPage: true, myAccount: true }, files: {} },
  { name: 'fresh-modules', create: { standalone: false }, add: tenant, files: {} },
  { name: 'fresh-server', create: { ssr: true }, add: tenant, files: {} },
  { name: 'without-router', create: { routing: false }, add: tenant, files: {} },
  {
    name: 'provide-auth0-plain',
    files: { [CONFIG]: provider(`provideAuth0({ ${TENANT} })`, AUTH0) },
  },
  {
    name: 'provide-auth0-with-redirect',
    files: {
      [CONFIG]: provider(
        `provideAuth0({\n      domain: 'acme.eu.auth0.com',\n      clientId: 'AbC123',\n      authorizationParams: {\n        redirect_uri: window.location.origin,\n      },\n    })`,
        AUTH0,
      ),
    },
  },
  {
    name: 'provide-auth0-with-api',
    files: {
      [CONFIG]: provider(
        `provideAuth0({ ${TENANT}, authorizationParams: { audience: 'https://orders.example', scope: 'openid read:orders' } })`,
        AUTH0,
      ),
    },
  },
  {
    name: 'provide-auth0-refresh-tokens',
    files: {
      [CONFIG]: provider(
        `provideAuth0({ ${TENANT}, useRefreshTokens: true, cacheLocation: 'localstorage', authorizationParams: { scope: 'openid profile offline_access' } })`,
        AUTH0,
      ),
    },
  },
  {
    name: 'provide-auth0-from-environment',
    files: {
      [ENVIRONMENT]:
        "export const environment = {\n  production: false,\n  auth0: {\n    domain: 'acme.eu.auth0.com',\n    clientId: 'AbC123',\n  },\n};\n",
      [CONFIG]: provider(
        'provideAuth0({ ...environment.auth0, authorizationParams: { redirect_uri: location.origin } })',
        `${AUTH0}\nimport { environment } from '../environments/environment';`,
      ),
    },
  },
  {
    name: 'provide-auth0-custom-domain',
    files: {
      [CONFIG]: provider(
        "provideAuth0({ domain: 'login.acme.example', clientId: 'AbC123' })",
        AUTH0,
      ),
    },
  },
  { name: 'provide-auth0-at-run-time', files: { [CONFIG]: provider('provideAuth0()', AUTH0) } },
  {
    name: 'quickstart-interceptor',
    files: {
      [CONFIG]: provider(
        `provideHttpClient(withInterceptors([authHttpInterceptorFn])),\n    provideAuth0({\n      ${TENANT},\n      authorizationParams: { audience: 'https://acme.eu.auth0.com/api/v2/', scope: 'read:current_user', redirect_uri: location.origin },\n      httpInterceptor: {\n        allowedList: [\n          {\n            uri: 'https://acme.eu.auth0.com/api/v2/*',\n            tokenOptions: { authorizationParams: { audience: 'https://acme.eu.auth0.com/api/v2/', scope: 'read:current_user' } },\n          },\n        ],\n      },\n    })`,
        `${HTTP}\nimport { authHttpInterceptorFn, provideAuth0 } from '@auth0/auth0-angular';`,
      ),
    },
  },
  {
    name: 'auth-module-for-root',
    create: { standalone: false },
    files: {
      'src/app/app-module.ts': (text) =>
        text
          .replace(
            '    BrowserModule,',
            `    BrowserModule,\n    AuthModule.forRoot({ ${TENANT} }),`,
          )
          .replace(
            'import { App }',
            "import { AuthModule } from '@auth0/auth0-angular';\nimport { App }",
          ),
    },
  },
  {
    name: 'import-providers-from',
    files: {
      [CONFIG]: provider(
        `importProvidersFrom(AuthModule.forRoot({ ${TENANT} }))`,
        "import { importProvidersFrom } from '@angular/core';\nimport { AuthModule } from '@auth0/auth0-angular';",
      ),
    },
  },
  {
    name: 'http-with-fetch',
    add: tenant,
    files: { [CONFIG]: provider('provideHttpClient(withFetch())', HTTP) },
  },
  {
    name: 'http-class-interceptors',
    add: tenant,
    files: {
      [CONFIG]: provider(
        'provideHttpClient(withInterceptorsFromDi()),\n    { provide: HTTP_INTERCEPTORS, useValue: { intercept: (request: never, next: { handle(request: never): never }) => next.handle(request) }, multi: true }',
        HTTP,
      ),
    },
  },
  {
    name: 'http-client-module',
    create: { standalone: false },
    add: tenant,
    files: {
      'src/app/app-module.ts': (text) =>
        text
          .replace('    BrowserModule,', '    BrowserModule,\n    HttpClientModule,')
          .replace(
            'import { App }',
            "import { HttpClientModule } from '@angular/common/http';\nimport { App }",
          ),
    },
  },
  {
    name: 'providers-in-another-file',
    add: tenant,
    files: {
      'src/app/core/providers.ts':
        "import { provideHttpClient } from '@angular/common/http';\nimport { EnvironmentProviders } from '@angular/core';\n\nexport const core: EnvironmentProviders[] = [\n  provideHttpClient(), // for everybody\n];\n",
      [CONFIG]: provider('...core', "import { core } from './core/providers';"),
    },
  },
  {
    name: 'providers-in-main',
    add: tenant,
    files: {
      'src/main.ts':
        "import { bootstrapApplication } from '@angular/platform-browser';\nimport { provideRouter } from '@angular/router';\nimport { App } from './app/app';\nimport { routes } from './app/app.routes';\n\nbootstrapApplication(App, {\n  providers: [provideRouter(routes)],\n}).catch((error) => console.error(error));\n",
    },
  },
  {
    name: 'base-url-imports',
    add: tenant,
    files: {
      'tsconfig.json': (text) =>
        text.replace(
          '"compilerOptions": {',
          '"compilerOptions": {\n    "baseUrl": "./",\n    "ignoreDeprecations": "6.0",',
        ),
      [ENVIRONMENT]: "export const environment = {\n  api: '/api',\n};\n",
      [CONFIG]: (text) =>
        text
          .replace("'./app.routes'", "'src/app/app.routes'")
          .replace(
            'import { routes }',
            "import { environment } from 'src/environments/environment';\nimport { routes }",
          )
          .concat('\nexport const api = environment.api;\n'),
    },
  },
  {
    name: 'route-taken',
    files: {
      'src/app/me.ts': PAGE,
      [ROUTES]: routes(
        "[\n  { path: 'profile', component: Me },\n  { path: '**', redirectTo: '' },\n]",
        "import { Me } from './me';\n",
      ),
      [CONFIG]: provider(`provideAuth0({ ${TENANT} })`, AUTH0),
    },
  },
  {
    name: 'route-object-per-line',
    add: tenant,
    files: {
      'src/app/me.ts': PAGE,
      [ROUTES]: routes(
        "[\n  {\n    path: 'me',\n    component: Me, // the start\n  }, // keep last\n]",
        "import { Me } from './me';\n",
      ),
    },
  },
  {
    name: 'environment-other-names',
    files: {
      [ENVIRONMENT]:
        "export const environment = {\n  auth0: { AUTH0_DOMAIN: 'acme.eu.auth0.com', clientID: 'AbC123' },\n};\n",
    },
  },
  {
    name: 'environment-computed',
    files: {
      [ENVIRONMENT]:
        "const read = (name: string): string => name;\n\nexport const environment = {\n  auth0: { domain: read('domain'), clientId: read('id') },\n};\n",
    },
  },
  {
    name: 'crlf',
    add: tenant,
    files: {
      [CONFIG]: (text) => text.replaceAll('\n', '\r\n'),
      [ROUTES]: (text) => text.replaceAll('\n', '\r\n'),
    },
  },
  {
    name: 'tabs-double-quotes',
    add: tenant,
    files: {
      [CONFIG]: (text) => tabs(text).replaceAll("'", '"'),
      [ROUTES]: (text) => text.replaceAll("'", '"'),
    },
  },
  {
    name: 'no-semicolons',
    add: tenant,
    files: {
      [CONFIG]: (text) => text.replaceAll(/;$/gm, ''),
      [ROUTES]: (text) => text.replaceAll(/;$/gm, ''),
    },
  },
  {
    name: 'welcome-page-changed',
    add: tenant,
    files: { 'src/app/app.html': '<h1>Shop</h1>\n<router-outlet />\n' },
  },
  ...LOGINS.map(({ name, login }) => ({
    name,
    files: { 'src/app/login.ts': login('acme.eu.auth0.com'), 'src/app/app.ts': LOGIN_APP },
  })),
];
