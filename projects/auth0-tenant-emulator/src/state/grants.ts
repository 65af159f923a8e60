import type { JsonObject } from '../common/json.ts';

/** A login session, found by its cookie. */
export interface Session {
  id: string;
  userId: string;
  connection: string;
  authenticatedAt: number;
  expiresAt: number;
  clientIds: string[];
  mfa: boolean;
  /** When the last second factor was checked. */
  mfaAt?: number;
}

/** A validated request to `/authorize`. */
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
  acrValues?: string;
  screenHint?: string;
  connection?: string;
  dpopJkt?: string;
  loginTicket?: string;
  organizationId?: string;
  issuer: string;
}

/** An `/authorize` request that waits for a person. */
export interface LoginTransaction {
  id: string;
  request: AuthorizationRequest;
  expiresAt: number;
  sessionId?: string;
  /** The steps that the person has completed. */
  done: ('login' | 'consent' | 'mfa' | 'organization')[];
}

/** The result of a login for one application and one audience. */
export interface Grant {
  userId: string;
  clientId: string;
  audience?: string;
  requestedScope: string[];
  scope: string[];
  sessionId?: string;
  /** The organization the user has logged in to. */
  organizationId?: string;
  issuer: string;
  dpopJkt?: string;
  authenticatedAt: number;
  /** When the last second factor was checked. */
  mfaAt?: number;
  /** Claims added by rules and Actions. */
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

/** A refresh token; rotated ones stay stored so that their reuse is detected. */
export interface RefreshToken {
  token: string;
  family: string;
  grant: Grant;
  expiresAt: number;
  rotatedAt?: number;
  revoked: boolean;
}

/** An opaque access token. */
export interface OpaqueToken {
  token: string;
  claims: JsonObject;
  expiresAt: number;
}
