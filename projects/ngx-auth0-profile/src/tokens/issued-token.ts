import type { HttpHeaders } from '@angular/common/http';

/** An access token as Auth0 gave it. */
export interface IssuedToken {
  readonly value: string;
  /** The scheme it is sent with, `Bearer` or `DPoP`. */
  readonly type: string;
  /** What a request without headers of its own is sent with; one object for all of them. */
  readonly headers: HttpHeaders;
  /** What was granted, not what was asked for. */
  readonly scopes: ReadonlySet<string>;
  /** Until when it is sent without asking the SDK again, in milliseconds of this computer's clock. */
  readonly warmUntil: number;
}

/** Whether a token carries every one of the scopes. */
export function covers(token: Pick<IssuedToken, 'scopes'>, needed: readonly string[]): boolean {
  for (const scope of needed) {
    if (!token.scopes.has(scope)) {
      return false;
    }
  }
  return true;
}
