/** Header and claims of a JWT, not verified. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Decodes a JWT without verifying it; `undefined` for anything else. */
export function decodeJwt(token: string): DecodedJwt | undefined {
  const parts = token.split('.');
  const [header, claims] = parts.map(decodePart);
  return parts.length === 3 && header && claims ? { header, claims } : undefined;
}

function decodePart(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value && typeof value === 'object' ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
