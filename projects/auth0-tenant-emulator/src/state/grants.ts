import type { JsonObject } from '../json.ts';

/** A login session, found by its cookie. */
export interface Session {
  id: string;
  userId: string;
  connection: string;
  authenticatedAt: number;
  expiresAt: number;
  clientIds: string[];
  mfa: boolean;
}

/** What `/authorize` was asked, once it is known to be well formed. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  responseType: string[];
  responseMode: 'query' | 'fragment' | 'form_post' | 'web_message';
  scope: string[];
  audience?: string;
  state?: string;
  nonce?: string;
  codeChallenge?: string;
  codeChallengeMethod?: 'S256' | 'plain';
  prompt?: string;
  maxAge?: number;
  loginHint?: string;
  screenHint?: string;
  connection?: string;
  dpopJkt?: string;
  loginTicket?: string;
  issuer: string;
}

/** An `/authorize` request that waits for a person. */
export interface LoginTransaction {
  id: string;
  request: AuthorizationRequest;
  expiresAt: number;
  sessionId?: string;
  /** What the person has done since the request came in. */
  done: ('login' | 'consent' | 'mfa')[];
}

/** Who may do what: the outcome of a login for one application and one audience. */
export interface Grant {
  userId: string;
  clientId: string;
  audience?: string;
  requestedScope: string[];
  scope: string[];
  sessionId?: string;
  issuer: string;
  dpopJkt?: string;
  authenticatedAt: number;
  /** Claims that rules and actions have added. */
  idTokenClaims?: JsonObject;
  accessTokenClaims?: JsonObject;
}

/** An authorization code, good for one exchange. */
export interface AuthorizationCode {
  code: string;
  grant: Grant;
  redirectUri: string;
  nonce?: string;
  codeChallenge?: string;
  codeChallengeMethod?: 'S256' | 'plain';
  expiresAt: number;
  /** Refresh token family issued for it, so that a second exchange can revoke it. */
  usedFor?: string;
}

/** A refresh token; rotated ones stay known so that their reuse is noticed. */
export interface RefreshToken {
  token: string;
  family: string;
  grant: Grant;
  expiresAt: number;
  rotatedAt?: number;
  revoked: boolean;
}

/** An access token that only the tenant can read. */
export interface OpaqueToken {
  token: string;
  claims: JsonObject;
  expiresAt: number;
}
