import type { HttpHandlerFn, HttpRequest } from '@angular/common/http';
import type { TokenRule } from '../resources/resource';
import type { IssuedToken } from '../tokens/issued-token';

/** A request that is to be sent with a token. */
export interface AuthorizedRequest {
  readonly request: HttpRequest<unknown>;
  /** Sends the request with its token. */
  readonly next: HttpHandlerFn;
  readonly rule: TokenRule;
  /** Whether the application set no headers. */
  readonly hasNoHeaders: boolean;
  /** The token of the last attempt. */
  token?: IssuedToken;
}
