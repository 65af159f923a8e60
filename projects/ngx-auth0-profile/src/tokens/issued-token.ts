import type { HttpHeaders } from '@angular/common/http';

/** An access token as Auth0 issued it. */
export interface IssuedToken {
  readonly value: string;
  /** The authentication scheme, `Bearer` or `DPoP`. */
  readonly type: string;
  /** Name and value of the header, where it is not `Authorization`. */
  readonly header?: readonly [name: string, value: string];
  /** That header, shared by all requests that have no headers of their own. */
  readonly headers: HttpHeaders;
  /** The granted scopes, not the requested ones. */
  readonly scopes: ReadonlySet<string>;
  /** The id of the user it was issued to; `undefined` where neither the token nor the SDK tells. */
  readonly subject: string | undefined;
  /** When the page stops using it without asking the SDK again, in milliseconds of the local clock. */
  readonly usableUntil: number;
}

/** Whether a token has all of the scopes. */
export function covers(token: Pick<IssuedToken, 'scopes'>, scopes: readonly string[]): boolean {
  return scopes.every((scope) => token.scopes.has(scope));
}
