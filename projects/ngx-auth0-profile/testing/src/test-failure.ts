import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile';
import type { RequestMatch } from './request-match';

/** Refuses a request with an error of the library, before anything is sent. */
export interface TestRefusal extends RequestMatch {
  /** The code of the error. */
  readonly code: Auth0ProfileErrorCode;
  /** The message of the error. Default: one that names the code. */
  readonly message?: string;
}

/** Answers a request as an API would; the library waits, retries and explains as in production. */
export interface TestErrorResponse extends RequestMatch {
  /** The HTTP status; 0 for a request that never arrives. */
  readonly status: number;
  /** The body. Default: none. */
  readonly body?: unknown;
  /** The headers, such as `Retry-After`. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Has Auth0 refuse the next token that is not in the SDK's cache. */
export interface TestTokenFailure extends Pick<RequestMatch, 'times'> {
  /**
   * The `error` the SDK fails with, such as `consent_required` or `missing_refresh_token`.
   * `login_required` signs the user out of the page too, as in the SDK.
   */
  readonly token: string;
}

/** Has the next popup fail. */
export interface TestPopupFailure extends Pick<RequestMatch, 'times'> {
  /** The `error` the SDK fails with: `cancelled`, `popup_open`, `timeout` or `access_denied`. */
  readonly popup: string;
}

/** Something that fails in a test. */
export type TestFailure = TestRefusal | TestErrorResponse | TestTokenFailure | TestPopupFailure;
