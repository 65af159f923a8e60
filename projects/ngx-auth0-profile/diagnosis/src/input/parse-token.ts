/** The format of a value that was sent as a token; only the claims of a `signed` one can be read. */
export type TokenFormat = 'missing' | 'opaque' | 'encrypted' | 'malformed' | 'signed';

/** A token, parsed without verification: its format and, for a signed JWT, its claims. */
export interface ParsedToken {
  readonly form: TokenFormat;
  /** The text in place of a missing token, such as `undefined`. */
  readonly placeholder: string;
  readonly parts: number;
  readonly characters: number;
  /** Whether all its characters are allowed in tokens (RFC 6750 §2.1). */
  readonly printable: boolean;
  readonly header: TokenClaims;
  readonly claims: TokenClaims;
}

/** The claims of a token; their types are not checked. */
export type TokenClaims = Readonly<Record<string, unknown>>;

/** Results of concatenating a value that is not a string. */
const PLACEHOLDERS = /^(?:undefined|null|nan|true|false|\[object [a-z]+\])$/i;
const TOKEN_CHARACTERS = /^[\w.~+/=-]+$/;

/** Parses a pasted token; scheme, quotes and spaces around it are ignored. */
export function parseToken(pasted: string): ParsedToken {
  const token = bareToken(pasted);
  const parts = token === '' ? [] : token.split('.');
  const reading = (form: TokenFormat, rest: Partial<ParsedToken> = {}): ParsedToken => ({
    form,
    placeholder: '',
    parts: parts.length,
    characters: token.length,
    printable: TOKEN_CHARACTERS.test(token),
    header: {},
    claims: {},
    ...rest,
  });
  if (token === '' || PLACEHOLDERS.test(token)) {
    return reading('missing', { placeholder: token });
  }
  if (!TOKEN_CHARACTERS.test(token)) {
    return reading('malformed');
  }
  if (parts.length === 5) {
    return reading('encrypted');
  }
  if (parts.length !== 3) {
    // A JWT that was cut within its header has no dot either.
    return reading(parts.length === 1 && !token.startsWith('eyJ') ? 'opaque' : 'malformed');
  }
  const [header, claims] = parts.map(decodePart);
  return header && claims ? reading('signed', { header, claims }) : reading('malformed');
}

/** A string claim; `undefined` if it is missing or has another type. */
export function textClaim(claims: TokenClaims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === 'string' ? value : undefined;
}

/** A claim in seconds since 1970; `undefined` if it is missing or not a number. */
export function timeClaim(claims: TokenClaims, name: string): number | undefined {
  const value = claims[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A claim that may be a string or an array of strings. */
export function listClaim(claims: TokenClaims, name: string): readonly string[] {
  const value = claims[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

function bareToken(pasted: string): string {
  return pasted
    .trim()
    .replace(/^authorization:\s*/i, '')
    .replace(/^(?:bearer|dpop)(?:\s+|$)/i, '')
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
}

function decodePart(part: string): TokenClaims | undefined {
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as TokenClaims)
      : undefined;
  } catch {
    return undefined;
  }
}
