import { InjectionToken } from '@angular/core';
import type { ApiLocation } from '../api/api-location';
import { RESOURCES } from '../resources/resources';
import { compileResource } from '../resources/compile-resource';
import type { Auth0ProfileFeature } from '../provide/auth0-profile-feature';

/** Where the proxy is and what it is used for. */
export interface ProxyOptions {
  /** The address below which the proxy answers, such as `https://profile.example.com`. */
  readonly url: string;
  /** The identifier of the proxy's API in Auth0. */
  readonly audience: string;
  /**
   * What goes through the proxy. The values are those of `ng add --mode`. `'direct'`: only the edits
   * that an end user's token cannot make. `'proxy'`: every read and every edit. Default: `'direct'`.
   */
  readonly mode?: 'direct' | 'proxy';
}

/** The proxy in use, and what it answers. */
export interface Proxy extends ApiLocation {
  readonly mode: ProxyOptions['mode'];
  readonly endpoints: typeof proxyEndpoints;
}

/** The proxy in use; set by `withProxy()`. */
export const PROXY = new InjectionToken<Proxy>('ngx-auth0-profile proxy');

/** What the proxy answers: the one place where a request to it meets its scope. */
const proxyEndpoints = {
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
 * Sends what a browser's token may not change to a back end of your own, such as
 * `auth0-profile-proxy`; with `mode: 'proxy'`, everything. The components do not change.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withProxy({ url: 'https://profile.example.com', audience: 'https://profile-proxy.example/' }),
 * );
 * ```
 */
export function withProxy(options: ProxyOptions): Auth0ProfileFeature {
  const { url, audience, mode } = options;
  const scopes = Object.fromEntries(
    Object.values(proxyEndpoints).map((endpoint) => [
      `${endpoint.method} ${endpoint.path}`,
      endpoint.scope,
    ]),
  );
  const tokens = {
    audience,
    initialScopes: mode === 'proxy' ? ['read:profile', 'update:profile'] : [],
    retryableMethods: ['PATCH', 'DELETE'],
  };
  const rules = compileResource({ ...tokens, url, scopes });
  const proxy: Proxy = {
    ...tokens,
    url: url.replace(/\/$/, ''),
    origin: new URL(url).origin,
    mode,
    endpoints: proxyEndpoints,
  };
  return {
    kind: 'proxy',
    providers: [
      { provide: PROXY, useValue: proxy },
      { provide: RESOURCES, multi: true, useValue: rules },
    ],
  };
}
