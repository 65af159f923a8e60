import type { ApiTransport } from './api-transport.ts';
import type { ProfileProxyOptions } from './profile-proxy-options.ts';

/** An application of the tenant and its credential: either a secret or a private key. */
export type ClientOptions = Pick<
  ProfileProxyOptions,
  'clientId' | 'clientSecret' | 'privateKey' | 'keyId' | 'keyAlgorithm'
>;

/**
 * Options of {@link createProfileBff}. `domain`, `url`, `clientId` and one credential are required.
 * Those that are not listed here mean the same as in {@link ProfileProxyOptions}.
 */
export interface ProfileBffOptions extends Omit<
  ProfileProxyOptions,
  'audience' | 'allowedOrigins' | 'publicUrl' | 'dpop' | 'whenStoreIsDown'
> {
  /** Origin of the application as browsers see it, `https://app.example.com`. */
  readonly url: string;
  /** Client id of the Regular Web Application that users log in to. */
  readonly clientId: string;
  /** Path of all routes on that origin. Default `/bff`. */
  readonly basePath?: string;
  /** A custom domain at which users log in, `login.example.com`. Default: `domain`. */
  readonly customDomain?: string;
  /** Application that calls the Management API. Default: the one users log in to. */
  readonly managementClient?: ClientOptions;
  /**
   * Identifier of an API of the tenant whose scopes and permissions open the profile routes.
   * Default: none. Then a session opens the routes of the user's own profile, and none of the
   * administrators' routes.
   */
  readonly audience?: string;
  readonly login?: LoginOptions;
  readonly session?: SessionOptions;
  /** Lets pages call Auth0's My Account API at `<basePath>/me/v1`. Default: off. */
  readonly myAccount?: MyAccountOptions;
  /** APIs that pages may call at `<basePath>/api/<name>`, by name. Default: none. */
  readonly apis?: Readonly<Record<string, ApiOptions>>;
  /** How these APIs are called. Default: by `fetch`; `nodeApiTransport()` is faster on Node. */
  readonly apiTransport?: ApiTransport;
}

/** How users log in. */
export interface LoginOptions {
  /**
   * Scopes of every login. Default: `openid profile email offline_access`, with `audience` also
   * `read:profile update:profile`.
   */
  readonly scopes?: readonly string[];
  /** Further scopes of `audience` that a page may request with `scope`. Default: `delete:profile`. */
  readonly stepUpScopes?: readonly string[];
  /** Values a page may request with `connection`. Default: none. */
  readonly connections?: readonly string[];
  /** Values a page may request with `acr_values`. Default: none. */
  readonly acrValues?: readonly string[];
  /** Sends the parameters of a login directly to the tenant (RFC 9126). Default `'never'`. */
  readonly pushedAuthorizationRequests?: 'never' | 'always';
  /** Page after a login that names none, and after one that failed. Default `/`. */
  readonly afterLoginPath?: string;
  /** Page after a logout. Default `/`. */
  readonly afterLogoutPath?: string;
  /**
   * The application's "Rotation Overlap Period" in the tenant. For so long a rotated refresh token
   * may be sent again after a request whose answer was lost. Default 0: it is never sent again.
   */
  readonly rotationOverlapSeconds?: number;
}

/** How long sessions last and what pages see of them. */
export interface SessionOptions {
  /** A session ends when it was not used for this long. Default 86,400 (a day). */
  readonly idleSeconds?: number;
  /** A session ends this long after its login. Default 259,200 (three days). */
  readonly absoluteSeconds?: number;
  /** Claims of the ID token that pages may read. Default: {@link DEFAULT_SESSION_CLAIMS}. */
  readonly claims?: readonly string[];
  /** Prefix of the cookies' names over https. Default `__Host-Http-`. */
  readonly cookiePrefix?: '__Host-Http-' | '__Host-';
}

/** Which part of the My Account API pages may use. */
export interface MyAccountOptions {
  /** Scopes pages may use; a route whose scope is missing is refused. */
  readonly scopes: readonly string[];
}

/** An API that pages may call with the user's access token, which the page never sees. */
export interface ApiOptions {
  /** Where the API is, `https://orders.example.com/v1`. */
  readonly url: string;
  /** Identifier of the API in the tenant. */
  readonly audience: string;
  /** What pages may call. Any other request is refused. */
  readonly routes: readonly ApiRouteOptions[];
  /** Request headers passed on besides the usual ones. */
  readonly requestHeaders?: readonly string[];
  /** Largest request body in bytes. Default 1,048,576. */
  readonly maxRequestBytes?: number;
  /** Largest response body in bytes. Default 10,485,760. */
  readonly maxResponseBytes?: number;
  /** Longest wait for the response, and then for each part of its body. Default 30,000 ms. */
  readonly timeoutMs?: number;
}

/** A method and a path of an API that pages may call. */
export interface ApiRouteOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the API's `url`; `{name}` stands for one segment: `/orders/{id}`. */
  readonly path: string;
  /** Scopes the user's token needs. Default: none. */
  readonly scopes?: readonly string[];
}
