/** One request of this page, as the log shows it. */
export interface LoggedRequest {
  readonly id: number;
  readonly method: string;
  readonly origin: string;
  readonly path: string;
  /** Whether the request carried an access token. The token itself is not stored. */
  readonly authorized: boolean;
  readonly body: string | undefined;
  /** `undefined` until the response arrives; `0` when there was none. */
  readonly status: number | undefined;
}
