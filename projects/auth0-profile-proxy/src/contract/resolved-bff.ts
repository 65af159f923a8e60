import type { ApiTransport } from './api-transport.ts';
import type { ApiRouteOptions } from './profile-bff-options.ts';
import type { ClientCredentials, ResolvedOptions } from './resolved-options.ts';

/** A route of an API with its path in segments; `undefined` stands for a parameter. */
export interface ApiRoute {
  readonly method: ApiRouteOptions['method'];
  readonly segments: readonly (string | undefined)[];
  readonly scopes: readonly string[];
}

/** An API that pages may call. */
export interface UpstreamApi {
  /** Value of the parameter `api` of a login. */
  readonly name: string;
  /** Path below which pages call it. */
  readonly path: string;
  readonly url: URL;
  readonly audience: string;
  readonly routes: readonly ApiRoute[];
  readonly requestHeaders: readonly string[];
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  readonly timeoutMs: number;
}

/** Names and attributes of the cookies. */
export interface CookieNames {
  readonly session: string;
  /** Name of a login's cookie without its end. */
  readonly login: string;
  readonly secure: boolean;
}

/** Options of a BFF with every default filled in and every value checked. */
export interface ResolvedBff {
  /** Options of the profile routes, and what both share. */
  readonly profile: ResolvedOptions;
  /** Origin of the application. */
  readonly origin: string;
  /** Where users log in: the issuer of their tokens, with a trailing slash. */
  readonly issuer: string;
  readonly clientId: string;
  readonly credentials: ClientCredentials;
  readonly audience: string | undefined;
  /** URL to which Auth0 sends the browser after a login. */
  readonly callbackUrl: string;
  readonly cookies: CookieNames;
  readonly login: {
    readonly scopes: readonly string[];
    readonly stepUpScopes: readonly string[];
    readonly connections: readonly string[];
    readonly acrValues: readonly string[];
    readonly pushedAuthorizationRequests: 'never' | 'always';
    readonly afterLoginPath: string;
    readonly afterLogoutPath: string;
    readonly rotationOverlapSeconds: number;
  };
  readonly session: {
    readonly idleMs: number;
    readonly absoluteMs: number;
    readonly claims: readonly string[];
  };
  readonly apis: readonly UpstreamApi[];
  readonly apiTransport: ApiTransport;
}
