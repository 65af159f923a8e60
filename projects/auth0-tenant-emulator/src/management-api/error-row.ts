/** One error body of the Management API. `{0}` in a message is a placeholder for a value of the request. */
export interface ManagementErrorRow {
  readonly status: number;
  readonly message: string;
  readonly errorCode?: string;
  /** Repeats the message under `attributes` and in `WWW-Authenticate`, as hapi's JWT scheme does. */
  readonly attributes?: true;
  /** The source of the message; `inferred` where no recorded response is known. */
  readonly source: string;
}
