import type { HttpHandlerFn, HttpRequest } from '@angular/common/http';
import type { TokenRule } from '../resources/resource';
import type { IssuedToken } from '../tokens/issued-token';

/** A request to a known API, on its way. */
export interface AuthorizedRequest {
  readonly request: HttpRequest<unknown>;
  readonly next: HttpHandlerFn;
  readonly rule: TokenRule;
  /** Whether the application gave it no headers. */
  readonly bare: boolean;
  /** The token it was sent with last. */
  token?: IssuedToken;
}
