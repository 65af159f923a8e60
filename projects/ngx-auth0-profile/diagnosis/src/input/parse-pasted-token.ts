import { createSubject, type ParsedSubject } from './parsed-subject';
import { parseToken } from './parse-token';

/** A JWT or JWE: base64url of `{"`, which every JOSE header starts with (RFC 7515 §3.1). */
const JOSE = /^["'`]?eyJ[\w-]*(?:\.[^\s.]*)*["'`]?$/;
/** Five parts of random characters: a JWE whose header was encoded in another way. */
const FIVE_PARTS = /^(?:[\w-]{16,}\.){4}[\w-]{16,}$/;
/** A part of a name or a constant: letters, then at most four digits. */
const WORD = /^[A-Za-z]*\d{0,4}$/;
const OPAQUE = /^["'`]?[\w-]{22,}["'`]?$/;

/**
 * Parses a pasted token. Words are never taken for a token: without the name of the header, the
 * text must have the form of one.
 */
export function parsePastedToken(text: string): ParsedSubject | undefined {
  const [, header, scheme, rest = ''] =
    /^(authorization:\s*)?((?:bearer|dpop)\b\s*)?([\s\S]*)$/i.exec(text) ?? [];
  const isToken =
    header !== undefined ||
    (scheme === undefined ? hasTokenForm(rest) : isAfterScheme(rest.trim()));
  return isToken ? createSubject('token', { token: parseToken(text) }) : undefined;
}

function hasTokenForm(text: string): boolean {
  return JOSE.test(text) || FIVE_PARTS.test(text) || isOpaque(text);
}

/** After `Bearer` anything but words, and the placeholders of values that are no strings. */
function isAfterScheme(text: string): boolean {
  return (
    /^(?:undefined|null|NaN|\[object \w+\])$/i.test(text) ||
    (!/\s/.test(text) && !/^[a-z]*[.!?:]?$/i.test(text)) ||
    JOSE.test(text.replace(/\s+/g, ''))
  );
}

/** A random text: Auth0's opaque tokens have upper-case letters, lower-case letters and digits. */
function isOpaque(text: string): boolean {
  const bare = text.replace(/["'`]/g, '');
  const isName = bare.split(/[-_]/).every((part) => WORD.test(part));
  return OPAQUE.test(text) && /\d/.test(bare) && /[A-Z]/.test(bare) && !isName;
}
