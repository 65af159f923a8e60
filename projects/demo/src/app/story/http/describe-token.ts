/** What a person can know about a token by looking at it, without its secret parts. */
export interface TokenDescription {
  readonly kind: 'ID token' | 'opaque access token' | 'access token';
  readonly parts: number;
  readonly length: number;
  /** The decoded payload; an opaque token has none. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

/** Describes `token`; nothing in the result can be used as a token. */
export function describeToken(token: string): TokenDescription {
  const parts = token.split('.');
  const claims = parts.length === 3 ? decodePayload(parts[1] ?? '') : undefined;
  return { kind: kindOf(claims), parts: parts.length, length: token.length, claims };
}

/** The scopes a token grants: its `scope` claim, or `undefined` where it cannot be read. */
export function scopesOf(description: TokenDescription): readonly string[] | undefined {
  const scope = description.claims?.['scope'];
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : undefined;
}

function kindOf(claims: TokenDescription['claims']): TokenDescription['kind'] {
  if (!claims) {
    return 'opaque access token';
  }
  // An ID token speaks about a login (nonce, at_hash); an access token about permissions (scope).
  return 'nonce' in claims || !('scope' in claims) ? 'ID token' : 'access token';
}

function decodePayload(part: string): Record<string, unknown> | undefined {
  try {
    const bytes = Uint8Array.from(
      atob(part.replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.codePointAt(0) ?? 0,
    );
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof payload === 'object' && payload !== null ? { ...payload } : undefined;
  } catch {
    return undefined;
  }
}
