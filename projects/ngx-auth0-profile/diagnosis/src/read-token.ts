/** The form of what was sent as a token; only a `signed` one can be read further. */
export type TokenForm = 'missing' | 'opaque' | 'encrypted' | 'malformed' | 'signed';

/** A token read without trusting it: its form and, where it is a signed JWT, its claims. */
export interface TokenReading {
  readonly form: TokenForm;
  /** What stood in the place of the token when it is missing, such as `undefined`. */
  readonly placeholder: string;
  readonly parts: number;
  readonly characters: number;
  /** Whether it has no characters but those of tokens. */
  readonly printable: boolean;
  readonly header: TokenClaims;
  readonly claims: TokenClaims;
}

/** The claims of a token, of whatever type they turn out to be. */
export type TokenClaims = Readonly<Record<string, unknown>>;

/** What string concatenation makes of a value that is no string. */
const PLACEHOLDERS = /^(?:undefined|null|nan|true|false|\[object [a-z]+\])$/i;
const TOKEN_CHARACTERS = /^[\w.~+/=-]+$/;

/** Reads a token as pasted from a header or a console: scheme, quotes and spaces around it are ignored. */
export function readToken(pasted: string): TokenReading {
  const token = bareToken(pasted);
  const parts = token === '' ? [] : token.split('.');
  const reading = (form: TokenForm, rest: Partial<TokenReading> = {}): TokenReading => ({
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
    return reading(parts.length === 1 ? 'opaque' : 'malformed');
  }
  const [header, claims] = parts.map(decodePart);
  return header && claims ? reading('signed', { header, claims }) : reading('malformed');
}

/** A claim as text, or `undefined` when it is absent or of another type. */
export function textClaim(claims: TokenClaims, name: string): string | undefined {
  const value = claims[name];
  return typeof value === 'string' ? value : undefined;
}

/** A claim in seconds since 1970, or `undefined` when it is absent or no number. */
export function timeClaim(claims: TokenClaims, name: string): number | undefined {
  const value = claims[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A claim that may be one text or a list of them. */
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
