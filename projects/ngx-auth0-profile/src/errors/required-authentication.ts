/** The login that an API requires (RFC 9470 §3). */
export interface RequiredAuthentication {
  /** The authentication context classes that the API accepts, the preferred one first. Default: any. */
  readonly acrValues?: readonly string[];
  /** How long ago the user may have logged in, in seconds. Default: any time. */
  readonly maxAge?: number;
}
