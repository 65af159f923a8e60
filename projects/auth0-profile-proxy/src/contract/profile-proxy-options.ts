import type { TenantTransport } from './tenant-transport.ts';
import type { AuditSink } from './audit-event.ts';
import type { ProxyLog } from './proxy-log.ts';
import type { ProxyMetrics } from './proxy-metrics.ts';
import type { BeforeChange } from './before-change.ts';
import type { EditableAttribute } from './editable-attribute.ts';
import type { RouteName } from './route-name.ts';
import type { BucketRate, ProxyStore, WindowLimit } from './proxy-store.ts';
import type { SendEmailConfirmation } from './email-confirmation.ts';

/** Options of {@link createProfileProxy}. `domain`, `audience`, `clientId` and one credential are required. */
export interface ProfileProxyOptions {
  /** The tenant's canonical domain, `tenant.eu.auth0.com`. `http://localhost:4400` is accepted too. */
  readonly domain: string;
  /**
   * Path of the tenant below `domain`, `/demo/tenant`. Auth0's tenants have none; the emulator in a
   * browser may have one. Default: none.
   */
  readonly tenantPath?: string;
  /** Identifier of *this* API in the tenant: the audience of the callers' access tokens. */
  readonly audience: string;
  /** Client id of the machine-to-machine application that may use the Management API. */
  readonly clientId: string;
  /** Its secret. Either this or `privateKey`. */
  readonly clientSecret?: string;
  /** Its private key (PKCS #8, PEM) for private-key JWT (RFC 7523). Either this or `clientSecret`. */
  readonly privateKey?: string;
  /** `kid` of the private key, when the tenant knows more than one. */
  readonly keyId?: string;
  /** Algorithm of the private key. Default `RS256`. */
  readonly keyAlgorithm?: 'RS256' | 'RS384' | 'PS256';

  /** A custom domain whose tokens are accepted as well, `login.example.com`. */
  readonly customDomain?: string;
  /** Organizations (`org_…`) whose tokens are accepted. Default: none, tokens without one only. */
  readonly organizations?: readonly string[];
  /**
   * Those of `organizations` whose permissions are valid for the administrators' routes, which
   * reach every user of the tenant. Default: none.
   */
  readonly administratorOrganizations?: readonly string[];
  /** Web origins that may call the proxy, `https://app.example.com`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Where callers reach the proxy, when a reverse proxy rewrites host or path. */
  readonly publicUrl?: string;
  /** Path prefix of all routes, `/api/profile`. Default: none. */
  readonly basePath?: string;
  /** Accepts only tokens that are bound to a key by DPoP (RFC 9449). Default `'when-bound'`. */
  readonly dpop?: 'when-bound' | 'required';
  /** Allowed difference of clocks in seconds. Default 5. */
  readonly clockToleranceSeconds?: number;

  /** Turns routes on or off. Default: all on except `delete-account`. */
  readonly routes?: { readonly [name in RouteName]?: boolean };
  /** Root attributes users may change. Default: name, nickname, given_name, family_name, picture. */
  readonly attributes?: readonly EditableAttribute[];
  /** Rules for `user_metadata`; `false` makes it read-only. */
  readonly metadata?: MetadataOptions | false;
  /** Attributes callers may see. Default: {@link DEFAULT_VISIBLE_ATTRIBUTES}. */
  readonly visibleAttributes?: readonly string[];
  /** The application's own rules: may refuse a change or replace it. */
  readonly beforeChange?: BeforeChange;
  /**
   * Sends the message with which a user confirms a new e-mail address. With it an address is
   * changed only after its owner confirmed it; without it Auth0 changes it at once, unverified.
   */
  readonly sendEmailConfirmation?: SendEmailConfirmation;
  /** Client ids whose ID tokens may be linked. Default: the caller's own `azp`. */
  readonly linkClientIds?: readonly string[];
  /** Where Auth0 sends the user after a ticket or a verification e-mail. */
  readonly ticketResultUrl?: string;

  readonly limits?: LimitOptions;
  readonly upstream?: UpstreamOptions;
  /** What instances share. Default: {@link memoryStore}. */
  readonly store?: ProxyStore;
  /**
   * Encrypts what is stored, and sessions and login cookies of a BFF; at least 32 characters. Of several
   * the first encrypts and each decrypts, so that a secret can be replaced while it is in use. Default:
   * the application's client secret or private key.
   */
  readonly encryptionSecret?: string | readonly string[];
  /** What to do while the store cannot be reached. Default `'refuse'`. */
  readonly whenStoreIsDown?: 'refuse' | 'use-memory';

  /** Where log lines go. Default: JSON lines on the console. */
  readonly log?: ProxyLog;
  /** Receives one event for each change, made or refused. Default: the log. */
  readonly audit?: AuditSink;
  readonly metrics?: ProxyMetrics;
  /** Serves `/openapi.json` and `/docs`. Default true. */
  readonly documentation?: boolean;

  /** Milliseconds since 1970. Default `Date.now`. */
  readonly clock?: () => number;
  /** A number from 0 to 1. Default `Math.random`; used for jitter only. */
  readonly random?: () => number;
  /** Reads the tenant's keys and, without a `transport`, calls it. Default: the platform's own. */
  readonly fetch?: typeof fetch;
  /** How the tenant is called. Default: by `fetch`; `nodeTransport()` is faster on Node. */
  readonly transport?: TenantTransport;
}

/** What `user_metadata` may hold. */
export interface MetadataOptions {
  /** First-level keys that may be changed. Default: any that is not reserved. */
  readonly keys?: readonly string[];
  /** Keys refused at any depth. Default: {@link DEFAULT_RESERVED_METADATA_KEYS}. */
  readonly reservedKeys?: readonly string[];
  /** Default 5. */
  readonly maxDepth?: number;
  /** Default 10,240, Auth0's limit of a whole profile. */
  readonly maxBytes?: number;
}

/** Limits of callers, for each user. */
export interface LimitOptions {
  /** Reads. Default 120 a minute. */
  readonly read?: WindowLimit;
  /** Changes of the profile. Default 30 a minute. */
  readonly write?: WindowLimit;
  /** E-mail, tickets, identities, deletion. Default 10 an hour. */
  readonly sensitive?: WindowLimit;
  /** Administrators' calls. Default 120 a minute. */
  readonly admin?: WindowLimit;
  /** Size of a request body in bytes. Default 16,384. */
  readonly bodyBytes?: number;
}

/** Which of the configured limits a route counts against. */
export type LimitName = Exclude<keyof LimitOptions, 'bodyBytes'>;

/** How the Management API is called. */
export interface UpstreamOptions {
  /** Time one attempt may take. Default 5,000 ms. */
  readonly timeoutMs?: number;
  /** Attempts of one call, the first included. Default 3. */
  readonly attempts?: number;
  /** Longest wait between two attempts; a longer `Retry-After` is passed to the caller. Default 2,000 ms. */
  readonly maxWaitMs?: number;
  /** Rate of all instances together. Default 10 calls a second, bursts of 20. */
  readonly budget?: BucketRate;
  /** Share of the budget one user may take. Default 0.25. */
  readonly userShare?: number;
  /** How long a call may wait for the budget. Default 1,000 ms. */
  readonly budgetWaitMs?: number;
  /** Consecutive failures after which the circuit opens. Default 5. */
  readonly breakerFailures?: number;
  /** How long the circuit stays open. Default 10,000 ms. */
  readonly breakerOpenMs?: number;
}
