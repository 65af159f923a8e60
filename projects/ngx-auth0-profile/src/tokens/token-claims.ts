/** The claims of a JWT, unverified; `undefined` when the token cannot be read. */
export function tokenClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  return tokenPart(token, 1);
}

/** The header of a JWT; `undefined` when the token cannot be read. */
export function tokenHeader(token: string): Readonly<Record<string, unknown>> | undefined {
  return tokenPart(token, 0);
}

function tokenPart(token: string, index: 0 | 1): Readonly<Record<string, unknown>> | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) {
    return undefined;
  }
  try {
    const binary = atob((parts[index] ?? '').replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return claims && typeof claims === 'object' ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}
