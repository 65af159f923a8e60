/** Everything a scripted fault can do to the request it meets. */
export const FAULT_KINDS = [
  'status',
  'html',
  'malformed-json',
  'delay',
  'drop',
  'rate-limit',
  'empty',
] as const;

/** What a scripted fault does to the request it meets. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault on demand: which requests it meets, how often, and what happens to them. */
export interface Fault {
  /** What happens. Default `status`. */
  kind?: FaultKind;
  /** HTTP method; any when left out. */
  method?: string;
  /** Path, `*` matching the rest of a segment and `**` everything, e.g. `/api/v2/users/*`. */
  path: string;
  /** How many requests it meets before it is spent. Default 1. */
  times?: number;
  /** Status for `status`, `html`, `malformed-json` and `empty`. Default 500. */
  status?: number;
  /** Milliseconds for `delay`. Default 1000. */
  delayMs?: number;
  /** Seconds for the `Retry-After` of `rate-limit`; no such header when left out. */
  retryAfterSeconds?: number;
  /** JSON body for `status`; Auth0's own shape when left out. */
  body?: Readonly<Record<string, unknown>>;
}
