/** A description of a token. It cannot be used as a token. */
export interface TokenDescription {
  readonly kind: 'ID token' | 'opaque access token' | 'access token';
  readonly parts: number;
  readonly length: number;
  /** The decoded payload; an opaque token has none. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

/** Describes `token`. The result has no signature, so nobody can use it as a token. */
export function describeToken(token: string): TokenDescription {
  const parts = token.split('.');
  const claims = parts.length === 3 ? decodePayload(parts[1] ?? '') : undefined;
  return { kind: kindOf(claims), parts: parts.length, length: token.length, claims };
}

/** The scopes in the `scope` claim; `undefined` when there is none or it cannot be decoded. */
export function scopesOf(description: TokenDescription): readonly string[] | undefined {
  const scope = description.claims?.['scope'];
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : undefined;
}

function kindOf(claims: TokenDescription['claims']): TokenDescription['kind'] {
  if (!claims) {
    return 'opaque access token';
  }
  // An ID token has claims about the login (nonce, at_hash), an access token about permissions (scope).
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
