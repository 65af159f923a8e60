import { InjectionToken } from '@angular/core';
import { PROXY_AUDIENCE } from '../errors/diagnoser';
import type { ApiLocation } from './api-location';
import { RESOURCES } from './resources';
import { compileResource } from './compile-resource';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';

/** The address of the proxy and what it is used for. */
export interface ProxyOptions {
  /** The base URL of the proxy, such as `https://profile.example.com`. */
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

/** The configured proxy; set by `withProxy()`. */
export const PROXY = new InjectionToken<Proxy>('ngx-auth0-profile proxy');

/** The endpoints of the proxy with their scopes. */
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
 * Sends the changes that a token in a browser may not make to your own back end, such as
 * `auth0-profile-proxy`; with `mode: 'proxy'`, every request. The components stay the same.
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
      { provide: PROXY_AUDIENCE, useValue: audience },
      { provide: RESOURCES, multi: true, useValue: rules },
    ],
  };
}
