/** The kinds of route fault. */
export const FAULT_KINDS = [
  'status',
  'html',
  'malformed-json',
  'delay',
  'drop',
  'rate-limit',
  'empty',
] as const;

/** What a route fault does to a request that matches. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** The names of the named faults. */
export const FAULT_NAMES = [
  'login_required',
  'consent_required',
  'interaction_required',
  'mfa_required',
  'revoked_refresh_token',
  'reused_refresh_token',
  'expired_token',
  'clock_skew',
  'key_rotation',
  'blocked_user',
  'deleted_user',
] as const;

/** The name of a named fault. */
export type FaultName = (typeof FAULT_NAMES)[number];

/** A fault on a route: which requests match, how many of them, and what happens to them. */
export interface RouteFault {
  /** What happens. Default `status`. */
  kind?: FaultKind;
  /** HTTP method; any when left out. */
  method?: string;
  /** Path, `*` matching the rest of a segment and `**` everything, e.g. `/api/v2/users/*`. */
  path: string;
  /** How many requests it is applied to. Default 1. */
  times?: number;
  /** Status for `status`, `html`, `malformed-json` and `empty`. Default 500. */
  status?: number;
  /** Milliseconds for `delay`. Default 1000. */
  delayMs?: number;
  /** Seconds for the `Retry-After` of `rate-limit`; no such header when left out. */
  retryAfterSeconds?: number;
  /** For `status`: a row of the API's error table, e.g. `entitlement`, or below `/me/` `profileOff`. */
  error?: string;
  /** Values for the placeholders of that row's message, in order, e.g. `['bot detection']`. */
  facts?: readonly string[];
  /** JSON body for `status`; Auth0's own shape when left out. */
  body?: Readonly<Record<string, unknown>>;
  /** Headers for `status`, such as `WWW-Authenticate`. Default: none beside those of the body. */
  headers?: Readonly<Record<string, string>>;
}

/**
 * A fault by name. `login_required`, `consent_required`, `interaction_required` and `mfa_required`
 * are applied to the next silent `/authorize` (`mfa_required` to the next refresh too),
 * `revoked_refresh_token` and `reused_refresh_token` to the next refresh, `expired_token` to the next
 * call with an access token. `clock_skew`, `key_rotation`, `blocked_user` and `deleted_user` are
 * applied immediately.
 */
export interface NamedFault {
  name: FaultName;
  /** How many requests it is applied to. Default 1. */
  times?: number;
  /** The user to block or to delete. Default: every user. */
  userId?: string;
  /** Seconds by which `clock_skew` moves the tenant's clock. Default 3600. */
  skewSeconds?: number;
}

/** A fault that a test orders. */
export type Fault = RouteFault | NamedFault;
