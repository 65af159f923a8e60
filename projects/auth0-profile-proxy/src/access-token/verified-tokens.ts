import type { JWTPayload } from 'jose';

/** A token is verified again after this long, so that a key the tenant withdrew is noticed. */
const REMEMBER_MS = 60_000;

/** Most tokens remembered; beyond it the oldest goes first. */
const MAX_TOKENS = 1000;

interface Verified {
  readonly claims: JWTPayload;
  readonly until: number;
}

/**
 * Tokens whose signature and times were good a moment ago: a page sends the same one again and
 * again, and checking a signature costs more than the rest of a request. Found by the whole token,
 * so one that differs in any character is not found; forgotten when it expires.
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
