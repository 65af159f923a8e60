import { InjectionToken, inject, type FactoryProvider } from '@angular/core';
import { PROXY_AUDIENCE } from '../errors/diagnoser';
import { apiBaseUrl, injectPageUrl } from './api-base-url';
import type { ApiLocation } from './api-location';
import { RESOURCES } from './resources';
import { compileResource } from './compile-resource';
import type { ResourceRule } from './resource';
import { RUNTIME_APIS } from './runtime-apis';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';

/** The address of the proxy and what it is used for. */
export interface ProxyOptions {
  /**
   * The base URL of the proxy, such as `https://profile.example.com`; or a path on the page's own origin that
   * starts with `/` or `./`.
   */
  readonly url: string;
  /** The identifier of the proxy's API in Auth0. */
  readonly audience: string;
  /**
   * What goes through the proxy. The values are those of `ng add --mode`. `'direct'`: only the edits
   * that an end user's token cannot make. `'proxy'`: every read and every edit. Default: `'direct'`.
   */
  readonly mode?: 'direct' | 'proxy';
}

/** The configured proxy and its endpoints. */
export interface Proxy extends ApiLocation {
  readonly mode: ProxyOptions['mode'];
  readonly endpoints: typeof proxyEndpoints;
}

/** Returns the proxy of `withProxy()`, or that of `withRuntimeConfig()` once it is loaded. */
export const PROXY = new InjectionToken<() => Proxy | undefined>('ngx-auth0-profile proxy', {
  factory: () => {
    const apis = inject(RUNTIME_APIS);
    return () => apis.proxy;
  },
});

/** The endpoints of the proxy with their scopes. */
export const proxyEndpoints = {
  readProfile: { method: 'GET', path: '/me', scope: 'read:profile' },
  updateProfile: { method: 'PATCH', path: '/me', scope: 'update:profile' },
  changeEmail: { method: 'POST', path: '/me/email', scope: 'update:profile' },
  sendVerificationEmail: {
    method: 'POST',
    path: '/me/verification-email',
    scope: 'update:profile',
  },
  createPasswordTicket: { method: 'POST', path: '/me/password-ticket', scope: 'update:profile' },
  linkIdentity: { method: 'POST', path: '/me/identities', scope: 'update:profile' },
  unlinkIdentity: {
    method: 'DELETE',
    path: '/me/identities/:provider/:identity',
    scope: 'update:profile',
  },
  deleteAccount: { method: 'DELETE', path: '/me', scope: 'delete:profile' },
} as const;

/**
 * Sends the changes that a token in a browser may not make to your own back end, such as
 * `auth0-profile-proxy`; with `mode: 'proxy'`, every request. The components stay the same.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withAuth0Angular(),
 *   withProxy({ url: 'https://profile.example.com', audience: 'https://profile-proxy.example/' }),
 * );
 * ```
 */
export function withProxy(options: ProxyOptions): Auth0ProfileFeature {
  // Checked here, so that the stack of an error shows the call.
  proxyRules(options);
  return {
    kind: 'proxy',
    providers: [
      {
        provide: PROXY,
        useFactory: () => {
          const proxy = createProxy(options, injectPageUrl());
          return () => proxy;
        },
      },
      PROXY_AUDIENCE_PROVIDER,
      {
        provide: RESOURCES,
        multi: true,
        useFactory: () => proxyRules(options, injectPageUrl()),
      },
    ],
  };
}

/** Tells the diagnosis the audience of the proxy. */
export const PROXY_AUDIENCE_PROVIDER: FactoryProvider = {
  provide: PROXY_AUDIENCE,
  useFactory: () => {
    const proxy = inject(PROXY);
    return () => proxy()?.audience;
  },
};

/** The proxy with its absolute URL. */
export function createProxy(options: ProxyOptions, page: string): Proxy {
  const { href, origin } = apiBaseUrl(options.url, page);
  return {
    ...tokensFor(options),
    url: href.replace(/\/$/, ''),
    origin,
    mode: options.mode,
    endpoints: proxyEndpoints,
  };
}

/** The rules for requests of the application to the proxy. */
export function proxyRules(options: ProxyOptions, page?: string): readonly ResourceRule[] {
  const scopes = Object.fromEntries(
    Object.values(proxyEndpoints).map(({ method, path, scope }) => [`${method} ${path}`, scope]),
  );
  return compileResource({ ...tokensFor(options), url: options.url, scopes }, page);
}

function tokensFor({
  audience,
  mode,
}: ProxyOptions): Pick<ApiLocation, 'audience' | 'initialScopes' | 'retryableMethods'> {
  return {
    audience,
    initialScopes: mode === 'proxy' ? ['read:profile', 'update:profile'] : [],
    retryableMethods: ['PATCH', 'DELETE'],
  };
}
