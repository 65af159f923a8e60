import { DOCUMENT, PLATFORM_ID, inject, provideAppInitializer } from '@angular/core';
import { isPlatformServer } from '@angular/common';
import {
  Auth0ProfileError,
  type Auth0ProfileFeature,
  type ɵCreateTokenPort as CreateTokenPort,
  ɵCURRENT_USER as CURRENT_USER,
  ɵLOGIN_SESSION as LOGIN_SESSION,
  ɵMY_ACCOUNT_LOCATION as MY_ACCOUNT_LOCATION,
  ɵPROXY as PROXY,
  ɵRESOURCES as RESOURCES,
  ɵTOKEN_PORT as TOKEN_PORT,
  ɵinjectPageUrl as injectPageUrl,
  ɵproxyEndpoints as proxyEndpoints,
} from 'ngx-auth0-profile';
import { BFF, NAVIGATE, type Bff, type BffOptions } from './bff-options';
import { BffSession } from './bff-session';
import { RETURNED_LOGIN } from './returned-login';

/** A path of names without special characters. */
const PATH = /^\.?(?:\/[\w.~-]+)+\/?$/;

/**
 * Logs users in by a back end for the front end (BFF), `createProfileBff()` of `auth0-profile-proxy`. The page has no
 * token: the back end keeps them, and the browser has a cookie that scripts cannot read. Reading and editing the
 * profile, guards and the interceptor are the same as with `withAuth0Angular()`; requests below `url` get the header
 * that the back end requires.
 *
 * @throws {Auth0ProfileError} `configuration` when the URL is not a path on the page's own origin.
 *
 * @example
 * ```ts
 * import { provideAuth0Profile } from 'ngx-auth0-profile';
 * import { withBff } from 'ngx-auth0-profile/bff';
 *
 * provideAuth0Profile(withBff({ url: '/bff' }));
 * ```
 */
export function withBff(options: BffOptions): Auth0ProfileFeature {
  if (!PATH.test(options.url)) {
    throw new Auth0ProfileError(
      'configuration',
      `The URL of the BFF, ${JSON.stringify(options.url)}, is no path. Page and BFF share one origin: use a path such as '/bff'.`,
    );
  }
  return {
    kind: 'login',
    excludes: ['proxy', 'management-api'],
    providers: [
      { provide: BFF, useFactory: () => createBff(options) },
      BffSession,
      { provide: LOGIN_SESSION, useExisting: BffSession },
      { provide: CURRENT_USER, useExisting: LOGIN_SESSION },
      { provide: TOKEN_PORT, useValue: loadTokenPort },
      { provide: PROXY, useFactory: injectProfileApi },
      { provide: RESOURCES, multi: true, useFactory: injectRules },
      { provide: MY_ACCOUNT_LOCATION, useFactory: () => locate('/me/v1', 'me') },
      {
        provide: NAVIGATE,
        useFactory: () => {
          const { defaultView } = inject(DOCUMENT);
          return (url: string) => {
            defaultView?.location.assign(url);
          };
        },
      },
      provideAppInitializer(() => {
        if (!isPlatformServer(inject(PLATFORM_ID))) {
          // Before the router reads the URL.
          inject(RETURNED_LOGIN);
        }
      }),
    ],
  };
}

function createBff({ url, apis = {} }: BffOptions): Bff {
  const { href } = new URL(url, injectPageUrl());
  return {
    url: href.replace(/\/$/, ''),
    apiName: (audience) =>
      Object.keys(apis).find((name) => name === audience || apis[name] === audience),
  };
}

async function loadTokenPort(): Promise<CreateTokenPort> {
  const { BffTokenPort } = await import('./bff-token-port');
  return (tools) => new BffTokenPort(inject(BffSession), inject(BFF), tools);
}

/** The routes of the profile, which are those of the proxy. */
function injectProfileApi() {
  const api = { ...locate('', ''), mode: 'proxy' as const, endpoints: proxyEndpoints };
  return () => api;
}

function locate(path: string, audience: string) {
  const url = inject(BFF).url + path;
  return {
    url,
    origin: new URL(url).origin,
    audience,
    initialScopes: [],
    // A PATCH contains the new values, so that both are idempotent.
    retryableMethods: ['PATCH', 'DELETE'],
    checksScopes: true,
  };
}

/** Every request below the path of the back end, and no other one. */
function injectRules() {
  const { url: _, ...api } = locate('', '');
  const base = new URL(inject(BFF).url).pathname.split('/').slice(1);
  return [{ ...api, scopes: [], method: '*', segments: [...base, '**'], patternFrom: base.length }];
}
