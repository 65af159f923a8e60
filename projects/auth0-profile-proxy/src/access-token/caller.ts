import type { VerifiedProof } from './dpop-proof.ts';

/** The caller, as a verified access token describes it. */
export interface Caller {
  /** The user's id. */
  readonly sub: string;
  /** Scopes the user agreed to. */
  readonly scopes: ReadonlySet<string>;
  /** Permissions the tenant's role-based access control gave the user. */
  readonly permissions: ReadonlySet<string>;
  /** The DPoP proof of the request, not yet marked as used; `undefined` for a bearer token. */
  readonly proof: VerifiedProof | undefined;
  /** Organization the token was issued for. */
  readonly organization: string | undefined;
  /** Client id of the application the token was issued to. */
  readonly clientId: string | undefined;
}
