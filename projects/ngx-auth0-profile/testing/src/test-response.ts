import type { HttpRequest } from '@angular/common/http';
import type { RequestMatch } from './request-match';

/** What an API of the application answers in a test. */
export interface TestResponse extends RequestMatch {
  /** The HTTP status. Default: 200. */
  readonly status?: number;
  /**
   * The body, or a function of the request that returns it. Objects are copied. Default: none.
   */
  readonly body?: unknown;
  /** The headers. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes a body from the request. */
export type TestResponseBody = (request: HttpRequest<unknown>) => unknown;
