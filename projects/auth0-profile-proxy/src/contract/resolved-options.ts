import type { TenantTransport } from './tenant-transport.ts';
import type { AuditSink } from './audit-event.ts';
import type { ProxyLog } from './proxy-log.ts';
import type { ProxyMetrics } from './proxy-metrics.ts';
import type { BeforeChange } from './before-change.ts';
import type { EditableAttribute } from './editable-attribute.ts';
import type { SendEmailConfirmation } from './email-confirmation.ts';
import type { RouteName } from './route-name.ts';
import type { ProxyStore } from './proxy-store.ts';
import type { LimitOptions, UpstreamOptions } from './profile-proxy-options.ts';

/** Credentials of the machine-to-machine application. */
export type ClientCredentials =
  | { readonly kind: 'secret'; readonly clientSecret: string }
  | {
      readonly kind: 'private-key';
      readonly privateKey: string;
      readonly keyId: string | undefined;
      readonly algorithm: 'RS256' | 'RS384' | 'PS256';
    };

/** Resolved rules for `user_metadata`. */
export interface MetadataRules {
  readonly keys: ReadonlySet<string> | undefined;
  /** Folded with `foldReservedKey`. */
  readonly reserved: ReadonlySet<string>;
  readonly maxDepth: number;
  readonly maxBytes: number;
}

/** Options with every default filled in and every value checked. */
export interface ResolvedOptions {
  /** Origin of the tenant, with its path if it has one, without a trailing slash. */
  readonly tenantOrigin: string;
  /** Issuers whose tokens are accepted, each with a trailing slash. */
  readonly issuers: readonly string[];
  readonly audience: string;
  readonly clientId: string;
  readonly credentials: ClientCredentials;
  /** The first encrypts what is stored, each of them decrypts. */
  readonly encryptionSecrets: readonly [string, ...string[]];
  readonly organizations: ReadonlySet<string>;
  readonly administratorOrganizations: ReadonlySet<string>;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly publicUrl: URL | undefined;
  readonly basePath: string;
  readonly dpop: 'when-bound' | 'required';
  readonly clockToleranceSeconds: number;
  readonly routes: ReadonlySet<RouteName>;
  readonly attributes: readonly EditableAttribute[];
  readonly metadata: MetadataRules | undefined;
  readonly visibleAttributes: readonly string[];
  readonly beforeChange: BeforeChange | undefined;
  readonly sendEmailConfirmation: SendEmailConfirmation | undefined;
  readonly linkClientIds: readonly string[] | undefined;
  readonly ticketResultUrl: string | undefined;
  readonly limits: Required<LimitOptions>;
  readonly upstream: Required<UpstreamOptions>;
  readonly store: ProxyStore;
  readonly log: ProxyLog;
  readonly audit: AuditSink;
  readonly metrics: ProxyMetrics | undefined;
  readonly documentation: boolean;
  /** Name of the cookie that identifies callers; `undefined` where access tokens do. */
  readonly sessionCookie: string | undefined;
  readonly clock: () => number;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly transport: TenantTransport;
}
