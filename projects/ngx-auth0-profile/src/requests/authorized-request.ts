import type { HttpEvent, HttpRequest } from '@angular/common/http';
import type { Observable } from 'rxjs';
import type { TokenRule } from '../resources/resource';
import type { IssuedToken } from '../tokens/issued-token';
import type { RequestWithToken } from './request-with-token';

/** A request that is to be sent with a token. */
export interface AuthorizedRequest {
  readonly request: HttpRequest<unknown>;
  /** Sends the request with its token. */
  readonly next: (request: RequestWithToken) => Observable<HttpEvent<unknown>>;
  readonly rule: TokenRule;
  /** The user it is for. Default: the user of the page, else of its first token. */
  user?: string | undefined;
  /** Whether it was sent again with a token of the login that the API requires. */
  hasSteppedUp?: boolean;
  /** The token of the last attempt. */
  token?: IssuedToken;
}
