/** For which user a Management API call is made, and until when it may be sent. */
export interface CallContext {
  /** Subject of the caller. */
  readonly actor: string;
  /** Milliseconds since 1970 after which nothing is sent any more. */
  readonly notAfter: number;
  /** Milliseconds since 1970 until which a call that was sent may still be carried out. */
  readonly leaseUntil: number;
}
