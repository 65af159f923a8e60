import type { HttpHeaders } from '@angular/common/http';

/** An access token as Auth0 issued it. */
export interface IssuedToken {
  readonly value: string;
  /** The authentication scheme, `Bearer` or `DPoP`. */
  readonly type: string;
  /** Whether it stands for the session of a back end, which has the tokens. */
  readonly isSession?: true;
  /** What a request gets, shared by all requests that have no headers of their own. */
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
