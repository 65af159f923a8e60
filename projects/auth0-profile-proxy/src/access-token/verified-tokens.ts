import type { JWTPayload } from 'jose';

/** A token is verified again after this long, so that a revoked key takes effect. */
const REMEMBER_MS = 60_000;

/** Most tokens cached; the oldest is evicted first. */
const MAX_TOKENS = 1000;

interface Verified {
  readonly claims: JWTPayload;
  readonly until: number;
}

/**
 * Cache of tokens whose signature was verified within the last minute: a page sends the same token
 * many times, and verifying a signature costs more than the rest of a request. The key is the whole
 * token, so a token that differs in any character is not found. Entries end with their token.
 */
export class VerifiedTokens {
  private readonly verified = new Map<string, Verified>();

  get(token: string, now: number): JWTPayload | undefined {
    const found = this.verified.get(token);
    if (!found || now < found.until) {
      return found?.claims;
    }
    this.verified.delete(token);
    return undefined;
  }

  add(token: string, claims: JWTPayload, now: number): void {
    const expiresAt = (claims.exp ?? 0) * 1000;
    this.verified.set(token, { claims, until: Math.min(now + REMEMBER_MS, expiresAt) });
    if (this.verified.size <= MAX_TOKENS) {
      return;
    }
    const [oldest = ''] = this.verified.keys();
    this.verified.delete(oldest);
  }
}
