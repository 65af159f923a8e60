/** The claims of a token. Its signature is not verified. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return part(token, 1);
}

/** The header of a token. Its signature is not verified. */
export function headerOf(token: string): Readonly<Record<string, unknown>> {
  return part(token, 0);
}

function part(token: string, index: number): Readonly<Record<string, unknown>> {
  try {
    const text = Buffer.from(token.split('.')[index] ?? '', 'base64url').toString();
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
