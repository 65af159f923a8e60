import { isPlatformServer } from '@angular/common';
import {
  InjectionToken,
  Injector,
  PLATFORM_ID,
  inject,
  provideAppInitializer,
} from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { completeReturnedLogin } from '../session/returned-login';
import { AUTH0_CONFIG, type Auth0Config } from '../session/auth0-config';
import { injectPageUrl } from './api-base-url';
import { compileResource } from './compile-resource';
import type { ResourceOptions } from './resource';
import { RESOURCES, Resources } from './resources';
import { RUNTIME_APIS } from './runtime-apis';
import {
  PROXY,
  PROXY_AUDIENCE_PROVIDER,
  createProxy,
  proxyRules,
  type ProxyOptions,
} from './with-proxy';

/** A configuration that is loaded at start: Auth0's, and the APIs of the application. */
export interface RuntimeConfig {
  /** Auth0's configuration, with any option of `provideAuth0()`. Default: the one given to it. */
  readonly auth0?: Auth0Config | (Auth0Config & Readonly<Record<string, unknown>>);
  /** The APIs, as `withResource()` takes them; in addition to those of `withResource()`. */
  readonly resources?: readonly ResourceOptions[];
  /** The proxy, as `withProxy()` takes it; in place of `withProxy()`. */
  readonly proxy?: ProxyOptions;
}

/** Called when Auth0's configuration is known; the start of the application waits for it. */
export const AFTER_CONFIGURATION = new InjectionToken<() => Promise<void>>(
  'ngx-auth0-profile after configuration',
);

/**
 * Loads the configuration at start, before anything needs it: Auth0's alone, or with the addresses of the
 * application's APIs and of the proxy. Give `provideAuth0()` no configuration in the first case.
 *
 * Load it with `fetch`, not with `HttpClient`, whose interceptors may need the configuration. Requests
 * that are sent meanwhile get no token. On the server nothing is loaded: nobody is signed in there, and
 * a build that prerenders has no configuration.
 *
 * @throws {Auth0ProfileError} `configuration`, at start, when the loaded configuration lacks domain or client id,
 * or when an API in it is not valid.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withAuth0Angular(),
 *   withRuntimeConfig(async () => {
 *     const { auth0, ordersUrl } = await (await fetch('/config.json')).json();
 *     return {
 *       auth0: { ...auth0, authorizationParams: { redirect_uri: location.origin } },
 *       resources: [{ url: ordersUrl, audience: 'https://orders.example/' }],
 *     };
 *   }),
 * );
 * ```
 */
export function withRuntimeConfig(
  load: () => Promise<Auth0Config | RuntimeConfig>,
): Auth0ProfileFeature {
  return {
    kind: 'runtime-config',
    providers: [
      // Compiled when Auth0's configuration is known, that is after the rules have been loaded.
      { provide: RESOURCES, multi: true, useFactory: () => inject(RUNTIME_APIS).rules },
      PROXY_AUDIENCE_PROVIDER,
      provideAppInitializer(async () => {
        if (isPlatformServer(inject(PLATFORM_ID))) {
          return;
        }
        const target = inject(AUTH0_CONFIG);
        const injector = inject(Injector);
        const afterConfiguration = inject(AFTER_CONFIGURATION, { optional: true });
        const useApis = injectUseApis();
        const loaded: Partial<Auth0Config & RuntimeConfig> = { ...(await load()) };
        const hasParts = loaded.auth0 ?? loaded.resources ?? loaded.proxy;
        const auth0 = hasParts ? (loaded.auth0 ?? target.get()) : loaded;
        if (!isComplete(auth0) && !target.isOptional) {
          throw new Auth0ProfileError(
            'configuration',
            "The configuration loaded at start lacks domain or clientId. Return { domain: 'acme.eu.auth0.com', clientId: '…' }, or { auth0: { domain, clientId }, resources, proxy }.",
          );
        }
        useApis(loaded);
        if (isComplete(auth0)) {
          target.set(auth0);
          completeReturnedLogin(injector);
        }
        await afterConfiguration?.();
      }),
    ],
  };
}

function isComplete(config: Partial<Auth0Config> | undefined): config is Auth0Config {
  return !!config?.domain && !!config.clientId;
}

/** A function that lets requests use the loaded APIs. Call in an injection context. */
function injectUseApis(): (config: RuntimeConfig) => void {
  const page = injectPageUrl();
  const apis = inject(RUNTIME_APIS);
  const hasProxy = inject(PROXY)() !== undefined;
  const known = inject(Resources);
  return ({ resources = [], proxy }) => {
    const list: unknown = resources;
    if (!Array.isArray(list)) {
      throw new Auth0ProfileError(
        'configuration',
        "The resources of the configuration loaded at start are no list. Return resources: [{ url: 'https://api.example.com', audience: 'https://orders.example/' }].",
      );
    }
    if (proxy && hasProxy) {
      throw new Auth0ProfileError(
        'configuration',
        'The configuration loaded at start has a proxy, and withProxy() is used as well. Remove one of them.',
      );
    }
    const rules = resources.flatMap((options) => compileResource(options, page));
    apis.rules.push(...rules, ...(proxy ? proxyRules(proxy, page) : []));
    apis.proxy = proxy && createProxy(proxy, page);
    // A request that was sent meanwhile may have compiled the rules without these.
    known.compiled = undefined;
  };
}
