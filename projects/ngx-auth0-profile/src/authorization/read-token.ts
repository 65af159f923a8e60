/** What a JWT says, unverified. */
export interface ReadToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Reads a JWT without verifying it; `undefined` when it cannot be read. */
export function readToken(token: string): ReadToken | undefined {
  const parts = token.split('.');
  const [header, claims] = parts.map(part);
  return parts.length === 3 && header && claims ? { header, claims } : undefined;
}

function part(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value && typeof value === 'object' ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
