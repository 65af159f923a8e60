/** The claims of a JWT, unverified; `undefined` when the token cannot be read. */
export function tokenClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload, ...rest] = token.split('.');
  if (!payload || rest.length !== 1) {
    return undefined;
  }
  try {
    const binary = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return claims && typeof claims === 'object' ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}
