const LONGEST = 160;
const LONGEST_MESSAGE = 500;
const TOKEN_LIKE = /eyJ[\w-]*|[\w-]{20,}/g;
const ADDRESS_LIKE = /[^\s"'<>(),;]*(?:@|%40)[^\s"'<>(),;]*/gi;
/** Lower-case words joined by `_` or `-`, as in scopes and host names: long, but not a secret. */
const WORDS = /^(?:[a-z]{1,19}\d{0,4}[-_])*[a-z]{1,19}\d{0,4}$/;

/**
 * Makes a text from outside safe for a message: character sequences that could be a token and everything
 * around an `@` become `…`, control characters become spaces, and long texts are truncated.
 */
export function quote(value: string): string {
  return shorten(value, LONGEST);
}

/** The same for a message of the library, which may contain a value to write. */
export function quoteMessage(value: string): string {
  return shorten(value, LONGEST_MESSAGE);
}

function shorten(value: string, longest: number): string {
  const text = value
    .slice(0, 4 * longest)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(ADDRESS_LIKE, '…')
    .replace(TOKEN_LIKE, (run) => (WORDS.test(run) && !run.startsWith('eyJ') ? run : '…'))
    .trim();
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Joins values for a sentence: `a`, `a and b`, `a, b and c`; from the ninth on they are counted. */
export function quoteList(values: readonly string[], last = 'and'): string {
  const shown = values.slice(0, 8).map(quote);
  const hidden = values.length - shown.length;
  if (hidden > 0) {
    return `${shown.join(', ')} ${last} ${hidden} more`;
  }
  const end = shown.pop();
  return end === undefined
    ? 'none'
    : shown.length === 0
      ? end
      : `${shown.join(', ')} ${last} ${end}`;
}
